import type { INodeParameters } from 'n8n-workflow';

import { jsonOf, session, useZoom } from '../fixtures/zoom';
import { listSearch } from '../harness';

const zoom = useZoom();
const DAY = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY);
const day = (days: number) => daysAgo(days).toISOString().slice(0, 10);
const run = async (operation: string, parameters: INodeParameters = {}) =>
	await zoom.run(operation, { resource: 'session', ...parameters });
const idsOf = (result: Awaited<ReturnType<typeof run>>) =>
	jsonOf(result).map(({ session_id }) => session_id);

describe('Get Many', () => {
	it("returns live sessions, each with session_id beside Zoom's id", async () => {
		const { id } = zoom.simulator.startSession({ name: 'Now' });
		zoom.simulator.seed({ name: 'Over' });
		const result = await run('getAll', { simplify: false });
		expect(jsonOf(result)).toEqual([
			expect.objectContaining({ session_id: id, id, session_name: 'Now', user_count: 3 }),
		]);
	});

	it('returns past sessions of several months, the newest first, each once', async () => {
		const ids = [3, 35, 70, 100].map(
			(days) => zoom.simulator.seed({ name: 'Over', startedAt: daysAgo(days) }).id,
		);
		const past = { type: 'past', filters: { from: day(120) }, returnAll: true };
		expect(idsOf(await run('getAll', past))).toEqual(ids);
		const spans = zoom.simulator.requests.list('sessions.list').map(({ query }) => query);
		expect(spans.length).toBeGreaterThanOrEqual(4);
	});

	it('stops at the limit, and reads all pages without one', async () => {
		zoom.simulator.settings.set({ maxPageSize: 2 });
		for (let count = 1; count <= 5; count += 1) {
			zoom.simulator.seed({ name: 'Over', startedAt: daysAgo(count) });
		}
		expect((await run('getAll', { type: 'past', limit: 3 })).items).toHaveLength(3);
		expect((await run('getAll', { type: 'past', returnAll: true })).items).toHaveLength(5);
	});

	it('filters by name, by key and by day', async () => {
		const { id } = zoom.simulator.seed({ name: 'weekly', sessionKey: 'k1' });
		zoom.simulator.seed({ name: 'weekly', sessionKey: 'k2', startedAt: daysAgo(5) });
		zoom.simulator.seed({ name: 'weekly and more', sessionKey: 'k1' });
		const find = async (filters: INodeParameters) =>
			idsOf(await run('getAll', { type: 'past', filters, returnAll: true }));
		expect(await find({ sessionName: ' Weekly ', sessionKey: 'k1' })).toEqual([id]);
		expect(await find({ sessionName: 'weekly' })).toHaveLength(2);
		expect(await find({ sessionName: 'weekly', to: day(4) })).toHaveLength(1);
		expect(await find({ sessionName: 'nobody' })).toEqual([]);
	});

	it('gives only the main fields, unless it is not to simplify', async () => {
		zoom.simulator.startSession({ name: 'Now' });
		const [item = {}] = jsonOf(await run('getAll'));
		expect(Object.keys(item)).toEqual([
			'session_name',
			'start_time',
			'end_time',
			'duration',
			'user_count',
			'has_recording',
			'session_key',
			'session_id',
		]);
	});

	it.each<[string, INodeParameters, RegExp]>([
		['days too far back', { filters: { from: day(400) } }, /^'From': .* is too far back/],
		['days in the wrong order', { filters: { from: day(1), to: day(3) } }, /is after To/],
		['years', { filters: { from: day(1), to: '9999-12-31' } }, /is longer than 20 years/],
		['no date', { filters: { from: 'soon' } }, /"soon" is not a date/],
		['another type', { type: 'scheduled' }, /^'Type': "scheduled" is not one of the choices/],
		['no limit', { limit: 0 }, /^'Limit': 0 is not allowed/],
	])('refuses %s before it asks Zoom', async (_, parameters, message) => {
		expect((await run('getAll', parameters)).error?.message).toMatch(message);
		expect(zoom.calls()).toEqual([]);
	});

	it('says when the daily limit of such calls is used up', async () => {
		zoom.simulator.faults.add({
			on: 'sessions.list',
			fault: { kind: 'rateLimit', type: 'Daily-limit' },
		});
		expect((await run('getAll')).error?.message).toMatch(/^The daily limit/);
	});
});

describe('Get', () => {
	it.each(['live', 'past', 'scheduled'] as const)('returns a %s session', async (type) => {
		const { id } = zoom.simulator.seed({ name: 'Demo', state: type, autoRecording: 'cloud' });
		const result = await run('get', { type, ...session(id) });
		expect(jsonOf(result)).toEqual([
			expect.objectContaining({
				session_id: id,
				session_name: 'Demo',
				settings: expect.objectContaining({ auto_recording: 'cloud' }),
			}),
		]);
		expect(zoom.simulator.requests.list('sessions.get')[0]?.query).toEqual({ type });
	});

	it('finds a live or past session by name, but not one that has not begun', async () => {
		zoom.simulator.seed({ name: 'Demo', startedAt: daysAgo(40) });
		const past = zoom.simulator.seed({ name: 'Demo', startedAt: daysAgo(2) }).id;
		const live = zoom.simulator.startSession({ name: 'Demo' }).id;
		const named = session('demo', 'name');
		expect(idsOf(await run('get', { type: 'past', ...named }))).toEqual([past]);
		expect(idsOf(await run('get', { type: 'live', ...named }))).toEqual([live]);
		const scheduled = await run('get', { type: 'scheduled', ...named });
		expect(scheduled.error?.message).toMatch(/^'Session': a session that has not begun/);
		const nobody = await run('get', { type: 'past', ...session('Nobody', 'name') });
		expect(nobody.error?.message).toMatch(/no session named "Nobody" took place/);
	});

	it('explains another type and a session of over a year ago', async () => {
		const { id } = zoom.simulator.startSession({ name: 'Demo' });
		const past = await run('get', { type: 'past', ...session(id) });
		expect(past.error?.message).toBe(
			'Zoom does not know a session of this type with this ID [item 0]',
		);
		const old = zoom.simulator.seed({ name: 'Old', startedAt: daysAgo(400) }).id;
		const { error } = await run('get', { type: 'past', ...session(old) });
		expect(error?.message).toBe('Zoom keeps details of a session for a year only [item 0]');
	});

	it('offers live or past sessions, as Type says', async () => {
		const past = zoom.simulator.seed({ name: 'Over' }).id;
		const live = zoom.simulator.startSession({ name: 'Now' }).id;
		const offered = async (type: string, filter?: string) => {
			const parameters = { resource: 'session', operation: 'get', type };
			const credentials = zoom.credentials();
			const setup = { type: 'zoomVideoSdkRecording', parameters, credentials };
			const { results } = await listSearch(setup, 'searchSessions', filter);
			return results.map(({ value }) => value);
		};
		expect(await offered('past')).toEqual([past]);
		expect(await offered('past', 'other')).toEqual([]);
		expect(await offered('live')).toEqual([live]);
		await expect(offered('scheduled')).rejects.toThrow('Zoom does not list sessions before they');
	});
});
