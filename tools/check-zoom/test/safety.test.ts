import type { Simulator } from '../../zoom-simulator';
import { check, LIVE_NAME, startAccount } from './account';

describe('what is changed', () => {
	let zoom: Simulator;
	beforeEach(async () => {
		zoom = await startAccount();
	});
	afterEach(async () => await zoom.close());

	const methods = () => [...new Set(zoom.requests.list().map(({ method }) => method))];
	const trashed = () => zoom.store.all().filter(({ trashedAt }) => trashedAt !== undefined);

	it('is nothing with read only, whatever the person would answer', async () => {
		const { results } = await check(zoom, { readOnly: true });
		expect(methods()).toEqual(['GET']);
		const asked = results.filter(({ result }) => result !== 'not asked');
		expect(asked.map(({ check: { needs } }) => needs)).not.toContain('changes');
		expect(asked.length).toBeGreaterThan(30);
	});

	it('is nothing where every answer is no', async () => {
		const questions: string[] = [];
		const terminal = {
			confirm: async (question: string) => questions.push(question) < 0,
			ask: async () => '',
		};
		await check(zoom, { terminal });
		expect(methods()).toEqual(['GET']);
		// Each is asked once, and not for every check.
		expect(questions).toHaveLength(3);
	});

	it('is no recording but the one that was named in full', async () => {
		zoom.seed({ name: 'Everything else', startedAt: new Date() });
		const confirm = async (question: string) => !question.startsWith('Is it live');
		await check(zoom, { terminal: { confirm }, only: ['trash'] });
		const changed = zoom.requests.list().filter(({ method }) => method !== 'GET');
		expect(changed.length).toBeGreaterThan(3);
		const { id } = zoom.session('Everything');
		expect(changed.filter(({ path }) => !path.includes(encodeURIComponent(id)))).toEqual([]);
		// A foreign recording is never deleted without `action`, which may be for good.
		expect(changed.filter(({ method, query }) => method === 'DELETE' && !query['action'])).toEqual(
			[],
		);
		expect(trashed().map(({ name }) => name)).toEqual(['Trashed']);
	});

	it.each(['every', 'Everythin', 'Nobody', ''])('is no recording named %j', async (typed) => {
		const terminal = { ask: async () => typed };
		const { of } = await check(zoom, { terminal, only: ['trash'] });
		expect(methods().filter((method) => method !== 'GET')).toEqual([]);
		expect(of('Recordings to the trash')).toMatch(/^not asked: /);
	});

	it('is no recording whose name another one has, too', async () => {
		zoom.seed({ name: 'everything', startedAt: new Date() });
		const { of } = await check(zoom, { only: ['trash'] });
		expect(methods()).toEqual(['GET']);
		expect(of('Recordings to the trash')).toContain('More than one recorded session');
	});

	it('is taken back when it breaks in the middle', async () => {
		zoom.faults.add({ on: 'sessions.end', fault: { kind: 'resetBeforeReply' } });
		const { of } = await check(zoom, { only: ['created-session'] });
		expect(of('Creation of a session')).toBe(
			'not asked: The call failed before an answer arrived.',
		);
		expect(zoom.requests.list('sessions.create').length).toBeGreaterThan(0);
		expect(zoom.store.all().filter(({ startedAt }) => startedAt === undefined)).toEqual([]);
	});

	it('is recovered when the look into the trash breaks', async () => {
		// Six lists look for a recording, the next one is of the trash.
		const fault = { kind: 'resetBeforeReply' } as const;
		zoom.faults.add({ on: 'recordings.list', fault, skip: 6 });
		const confirm = async (question: string) => !question.startsWith('Is it live');
		const { of } = await check(zoom, { terminal: { confirm }, only: ['trash'] });
		expect(of('Recordings to the trash')).toBe(
			'not asked: The call failed before an answer arrived.',
		);
		expect(zoom.requests.list('recordings.delete')).toHaveLength(1);
		expect(trashed().map(({ name }) => name)).toEqual(['Trashed']);
	});

	it('is no live session that was not to be ended', async () => {
		const live = { name: LIVE_NAME };
		const confirm = async (question: string) => {
			if (question.startsWith('Is it live')) zoom.startSession(live);
			return !question.startsWith('May this check end');
		};
		const { of } = await check(zoom, { terminal: { confirm }, only: ['live-session'] });
		expect(of('Start twice')).toMatch(/^matched: /);
		expect(of('End of a session')).toMatch(/^not asked: /);
		expect(zoom.session(LIVE_NAME)).toMatchObject({ endedAt: undefined, recorder: 'idle' });
	});

	it('is none of two live sessions of one name', async () => {
		zoom.startSession({ name: LIVE_NAME.toUpperCase() });
		const { of } = await check(zoom, { only: ['live-session'] });
		expect(of('Start of a recording')).toBe('not asked: Several live sessions have that name.');
		expect(methods()).toEqual(['GET']);
	});

	it('makes one call with keys that Zoom refuses', async () => {
		const variables = { ZOOM_VIDEO_SDK_API_SECRET: 'wrong-secret-0815' };
		const { of, results } = await check(zoom, { variables });
		expect(of('API pair')).toBe('different: Expected HTTP 200, got HTTP 401, code 124.');
		expect(results.filter(({ result }) => result !== 'not asked')).toHaveLength(1);
		expect(zoom.requests.list()).toHaveLength(1);
	});

	it('is nothing more once it is stopped, and what was created is deleted', async () => {
		const stopping = new AbortController();
		const confirm = async () => {
			stopping.abort();
			return true;
		};
		const { of, report } = await check(zoom, { terminal: { confirm }, stopped: stopping.signal });
		expect(of('Creation of a session')).toMatch(/^matched: /);
		expect(of('Start of a recording')).toBe('not asked: Stopped.');
		expect(zoom.store.all().filter(({ startedAt }) => startedAt === undefined)).toEqual([]);
		expect(report).toContain('# Zoom Video SDK, checked');
	});

	it('waits out a limit by the second', async () => {
		zoom.faults.add({ on: 'recordings.list', fault: { kind: 'rateLimit', type: 'QPS' }, skip: 1 });
		const { results } = await check(zoom, { only: ['tokens'] });
		expect(results.filter(({ result }) => result === 'different')).toEqual([]);
	});
});
