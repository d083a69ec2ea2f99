import { startSimulator, type Fault, type Simulator } from '../../../tools/zoom-simulator';
import { shortenPauses } from '../fixtures/fastClock';
import { until } from '../fixtures/until';
import { credentialsFor, session, useZoom } from '../fixtures/zoom';
import { runNode, testCredential, type NodeRun } from '../harness';

const zoom = useZoom({ settings: { recordingEventDelayMs: 0 } });
let silent: Simulator;
let unansweredStart: Promise<NodeRun>;
let unansweredTest: ReturnType<typeof testCredential>;

// Begun before all tests, for it takes as long as the node is patient: half a minute.
beforeAll(async () => {
	silent = await startSimulator();
	silent.faults.add({ on: '*', fault: { kind: 'stall' }, times: 0 });
	const credentials = credentialsFor(silent);
	unansweredStart = runNode({
		type: 'zoomVideoSdkRecording',
		parameters: { resource: 'recording', operation: 'start', ...session('abc==') },
		credentials,
	});
	unansweredTest = testCredential('zoomVideoSdkApi', credentials['zoomVideoSdkApi'] ?? {});
});
afterAll(async () => await silent.close());

const seed = () => zoom.simulator.seed({ name: 'Demo', state: 'live', files: ['video'] }).id;
const fail = (on: string, fault: Fault, times = 1) =>
	zoom.simulator.faults.add({ on, fault, times });
const get = async () => await zoom.run('get', session(seed()));
const start = async () => await zoom.run('start', session(seed()));

const PASSING: Array<[string, Fault]> = [
	['500', { kind: 'status', status: 500 }],
	['a 502 in HTML', { kind: 'htmlPage' }],
	['503', { kind: 'status', status: 503 }],
	['a connection reset before the reply', { kind: 'resetBeforeReply' }],
	['a connection reset within the reply', { kind: 'resetMidBody', bytes: 20 }],
	['a rate limit without headers', { kind: 'rateLimit', type: 'QPS', headers: false }],
];

describe('reading', () => {
	beforeEach(() => shortenPauses(20));
	afterEach(() => jest.restoreAllMocks());

	it.each(PASSING)('continues after %s', async (_, fault) => {
		fail('recordings.get', fault);
		const { error, items } = await get();
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(zoom.calls()).toHaveLength(2);
	});

	it('gives up after some tries, and says what Zoom answered', async () => {
		fail('recordings.get', { kind: 'htmlPage' }, 0);
		const { error } = await get();
		expect(error).toMatchObject({
			message: 'Zoom could not handle the request [item 0]',
			httpCode: '502',
		});
		expect(error?.description).toMatch(/Try again later.*HTTP 502/);
		expect(error?.description).not.toContain('<');
		expect(zoom.calls()).toHaveLength(5);
	});
});

describe('what Zoom has answered is not asked again', () => {
	it.each<[string, Fault, RegExp]>([
		['malformed JSON', { kind: 'malformedJson' }, /answer could not be read/],
		['a login page with 200', { kind: 'htmlPage', status: 200 }, /answer could not be read/],
		['a redirect', { kind: 'redirect', to: 'otherOrigin' }, /answer could not be read/],
		['an empty answer', { kind: 'status', status: 200 }, /answer could not be read/],
		[
			'an error with 200',
			{ kind: 'errorBody', code: 200, message: 'You do not have the right permissions.' },
			/denied permission/,
		],
		[
			'an error that nobody has seen yet',
			{ kind: 'errorBody', status: 418, code: 9999, message: 'Teapot.' },
			/refused the request/,
		],
	])('%s', async (_, fault, message) => {
		fail('recordings.get', fault);
		const { error } = await get();
		expect(error?.message).toMatch(message);
		expect(error).toMatchObject({ context: { itemIndex: 0 } });
		expect(zoom.simulator.requests.list()).toHaveLength(1);
	});
});

describe('a rate limit', () => {
	it('is waited for as long as its header says, by all calls', async () => {
		const waitMs = 2000;
		fail('sessions.events', { kind: 'rateLimit', type: 'QPS', waitMs });
		const { error } = await start();
		expect(error).toBeUndefined();
		const [refused, taken] = zoom.simulator.requests.list();
		// The header counts in whole seconds, so what it allows may begin up to one before.
		const resetAt = Math.ceil((Date.parse(refused?.at ?? '') + waitMs) / 1000) * 1000;
		expect(Date.parse(taken?.at ?? '')).toBeGreaterThanOrEqual(resetAt - 1000);
	});

	it('per day fails immediately, with the time in the message', async () => {
		const waitMs = 8 * 3_600_000;
		fail('recordings.get', { kind: 'rateLimit', type: 'Daily-limit', waitMs }, 0);
		const { error } = await get();
		expect(error?.message).toMatch(
			/^The daily limit of the Zoom account is used up until \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ \[item 0\]$/,
		);
		const until = Date.parse(/until (\S+)/.exec(error?.message ?? '')?.[1] ?? '');
		expect(Math.abs(until - Date.now() - waitMs)).toBeLessThan(60_000);
		expect(zoom.calls()).toHaveLength(1);
	});

	it("per day is recognized by Zoom's words when headers are missing", async () => {
		fail('recordings.get', { kind: 'rateLimit', type: 'Daily-limit', headers: false }, 0);
		expect((await get()).error?.message).toBe(
			'The daily limit of the Zoom account is used up [item 0]',
		);
		expect(zoom.calls()).toHaveLength(1);
	});

	it('that lasts too long to wait for is an error', async () => {
		fail('recordings.get', { kind: 'rateLimit', type: 'QPS', waitMs: 600_000 }, 0);
		expect((await get()).error?.message).toMatch(/rate limit/);
		expect(zoom.calls()).toHaveLength(1);
	});

	it("of Zoom's free plan lets a year be read", async () => {
		zoom.simulator.settings.set({ rateLimits: { Medium: { perSecond: 2 } } });
		const filters = { from: '2025-03-01', to: '2026-03-31' };
		const { error } = await zoom.run('getAll', { returnAll: true, filters });
		expect(error).toBeUndefined();

		// Once among those sent side by side, and once in its turn, which lasts until it is answered.
		const refusals = new Map<string, number>();
		for (const { query, status } of zoom.simulator.requests.list()) {
			const asked = JSON.stringify(query);
			if (status === 429) refusals.set(asked, (refusals.get(asked) ?? 0) + 1);
		}
		expect(refusals.size).toBeGreaterThan(0);
		expect(Math.max(...refusals.values())).toBeLessThanOrEqual(2);
	});
});

describe('Stop', () => {
	it.each<[string, Fault]>([
		['a wait for a rate limit', { kind: 'rateLimit', type: 'QPS', waitMs: 12_000 }],
		['a call that Zoom does not answer', { kind: 'stall' }],
	])('ends %s at once', async (_, fault) => {
		const id = seed();
		fail('recordings.get', fault, 0);
		const stop = new AbortController();
		const running = zoom.run('get', session(id), { abortSignal: stop.signal });
		await until(() => zoom.simulator.requests.list().length === 1);
		const stoppedAt = Date.now();
		stop.abort();
		expect((await running).status).toBe('canceled');
		// Without Stop, either would last for twelve seconds at the least.
		expect(Date.now() - stoppedAt).toBeLessThan(6_000);
		expect(zoom.calls()).toHaveLength(1);
	});
});

describe('a Zoom that never answers', () => {
	it('is not awaited forever, nor told to start twice', async () => {
		const { error } = await unansweredStart;
		expect(error?.message).toMatch(/^The host 127\.0\.0\.1:\d+ did not answer in time \[item 0\]$/);
		expect(silent.requests.list('sessions.events')).toHaveLength(1);
	});

	it('is not waited for by the credential test', async () => {
		const { status, message } = await unansweredTest;
		expect(status).toBe('Error');
		expect(message).toMatch(/did not answer in time/);
	});
});
