import type { INodeParameters } from 'n8n-workflow';

import { until } from '../fixtures/until';
import { jsonOf, session, useZoom } from '../fixtures/zoom';
import { listSearch } from '../harness';

const zoom = useZoom();
const run = async (parameters: INodeParameters = {}) =>
	await zoom.run('getParticipants', { resource: 'session', ...parameters });
const PEOPLE = Array.from({ length: 7 }, (_, at) => `Person ${at + 1}`);
const namesOf = (result: Awaited<ReturnType<typeof run>>) => jsonOf(result).map(({ name }) => name);

describe('Get Participants', () => {
	it('returns who is in a live session, one item each, with the session', async () => {
		const { id } = zoom.simulator.startSession({ name: 'Demo', participants: ['Ada', 'Grace'] });
		const result = await run(session(id));
		expect(jsonOf(result)).toEqual([
			{
				session_id: id,
				id: '16778240',
				name: 'Ada',
				user_key: 'user-1',
				participant_uuid: expect.stringMatching(/^[\dA-F-]{36}$/),
				join_time: expect.stringMatching(/Z$/),
				is_original_host: true,
			},
			expect.objectContaining({ session_id: id, name: 'Grace', is_original_host: false }),
		]);
		expect(zoom.simulator.requests.list('sessions.users')[0]?.query).toMatchObject({
			type: 'live',
		});
	});

	it('returns who was in a past session, by its name, with when they left', async () => {
		zoom.simulator.seed({ name: 'Demo' });
		const result = await run({ type: 'past', ...session('demo', 'name') });
		expect(namesOf(result)).toEqual(['Ada Lovelace', 'Grace Hopper', 'Alan Turing']);
		expect(jsonOf(result)[0]).toMatchObject({ leave_time: expect.stringMatching(/Z$/) });
	});

	it('has devices, networks and places only without Simplify', async () => {
		const { id } = zoom.simulator.seed({ name: 'Demo', participants: ['Ada'] });
		const simple = await run({ type: 'past', ...session(id) });
		expect(JSON.stringify(jsonOf(simple))).not.toMatch(/192\.0\.2|Berlin|Mac/);
		const full = await run({ type: 'past', simplify: false, ...session(id) });
		expect(jsonOf(full)).toEqual([
			expect.objectContaining({
				...jsonOf(simple)[0],
				ip_address: '192.0.2.1',
				location: 'Berlin (DE)',
				device: 'Mac',
				audio_quality: 'good',
			}),
		]);
	});

	it('reads all pages, or as many as the limit needs', async () => {
		zoom.simulator.settings.set({ maxPageSize: 2 });
		const { id } = zoom.simulator.seed({ name: 'Demo', participants: PEOPLE });
		const past = { type: 'past', ...session(id) };
		expect(namesOf(await run({ ...past, returnAll: true }))).toEqual(PEOPLE);
		expect(zoom.calls()).toHaveLength(4);
		expect(namesOf(await run({ ...past, limit: 3 }))).toEqual(PEOPLE.slice(0, 3));
		expect(zoom.calls()).toHaveLength(6);
	});

	it('has the keys of the files of participants', async () => {
		zoom.simulator.settings.set({ processingDelayMs: 0 });
		const live = zoom.simulator.startSession({ name: 'Demo' });
		zoom.simulator.lifecycle.record(live, 'start');
		zoom.simulator.lifecycle.end(live);
		await until(() => live.files.length > 0);
		const [recordings = {}] = jsonOf(await zoom.run('get', session(live.id)));
		const people = jsonOf(await run({ type: 'past', ...session(live.id) }));
		expect(people).toHaveLength(3);
		expect(recordings.participant_audio_files).toEqual(
			people.map(({ id, user_key }) => expect.objectContaining({ user_id: id, user_key })),
		);
	});

	it('explains another type and a session of over a year ago', async () => {
		const { id } = zoom.simulator.startSession({ name: 'Demo' });
		const past = await run({ type: 'past', ...session(id) });
		expect(past.error?.message).toBe(
			'Zoom does not know a session of this type with this ID [item 0]',
		);
		expect(past.error?.description).toMatch(/Check Type.*code 3001/);
		const startedAt = new Date(Date.now() - 400 * 86_400_000);
		const old = zoom.simulator.seed({ name: 'Old', startedAt });
		const { error } = await run({ type: 'past', ...session(old.id) });
		expect(error?.message).toBe('Zoom keeps details of a session for a year only [item 0]');
	});

	it.each<[string, INodeParameters, RegExp]>([
		['no session', {}, /^'Session': no session is chosen/],
		['one that has not begun', { type: 'scheduled' }, /^'Type': "scheduled" is not one of/],
		['no limit', { limit: 0 }, /^'Limit': 0 is not allowed/],
	])('refuses %s before it asks Zoom', async (_, parameters, message) => {
		expect((await run({ ...session('={{ "" }}'), ...parameters })).error?.message).toMatch(message);
		expect(zoom.calls()).toEqual([]);
	});

	it('offers live or past sessions, as Type says', async () => {
		const past = zoom.simulator.seed({ name: 'Over' }).id;
		const live = zoom.simulator.startSession({ name: 'Now' }).id;
		for (const [type, id] of Object.entries({ past, live })) {
			const parameters = { resource: 'session', operation: 'getParticipants', type };
			const setup = { type: 'zoomVideoSdkRecording', parameters, credentials: zoom.credentials() };
			const { results } = await listSearch(setup, 'searchSessions');
			expect(results.map(({ value }) => value)).toEqual([id]);
		}
	});
});
