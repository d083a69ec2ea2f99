import type { INodeParameters } from 'n8n-workflow';

import { shortenPauses, speedUpClock } from '../fixtures/fastClock';
import { until } from '../fixtures/until';
import { jsonOf, session, useZoom } from '../fixtures/zoom';

const zoom = useZoom({ settings: { recordingEventDelayMs: 0 } });
const starts = () => zoom.simulator.requests.list('sessions.events').length;
const startLive = (hostPresent: boolean) =>
	zoom.simulator.startSession({ name: 'Demo', hostPresent });
const run = async (id: string, options: INodeParameters) =>
	await zoom.run('start', { ...session(id), options });
const WAIT = { waitForHostMinutes: 10 };

beforeEach(() => shortenPauses(100));
afterEach(() => jest.restoreAllMocks());

describe('while no host is in the session', () => {
	it('the recording starts when one joins', async () => {
		const live = startLive(false);
		const running = run(live.id, WAIT);
		await until(() => starts() > 2);
		expect(live.recorder).toBe('idle');
		live.hostPresent = true;
		const { items, error } = await running;
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{
				json: { session_id: live.id, method: 'recording.start', accepted: true },
				pairedItem: { item: 0 },
			},
		]);
		expect(live.recorder).toBe('recording');
	});

	it("Zoom's refusal is explained, and it is asked once, without the option", async () => {
		const { error } = await run(startLive(false).id, {});
		expect(error?.message).toMatch(/^No host joined the session, so Zoom started no recording/);
		expect(error?.description).toMatch(
			/role Host.*'Wait for Host \(Minutes\)'.*"No host or manager is/,
		);
		expect(starts()).toBe(1);
	});

	it.each(['404', '400'] as const)(
		'the wait ends with the session (Zoom says %s)',
		async (answer) => {
			zoom.simulator.settings.set({ sessionNotLive: answer });
			const live = startLive(false);
			const running = run(live.id, WAIT);
			await until(() => starts() > 1);
			zoom.simulator.lifecycle.end(live);
			const { error } = await running;
			expect(error?.message).toMatch(/^The session ended before a recording could start/);
			expect(error).toMatchObject({ context: { itemIndex: 0 } });
		},
	);

	it.each(['404', '400'] as const)(
		'a session that was never live is asked for some seconds only (Zoom says %s)',
		async (answer) => {
			speedUpClock(120);
			zoom.simulator.settings.set({ sessionNotLive: answer });
			const { id } = zoom.simulator.seed({ name: 'Over', state: 'past' });
			const { error } = await run(id, WAIT);
			expect(error?.message).not.toMatch(/ended/);
			expect(`${error?.message} ${error?.description}`).toMatch(/not live/);
			expect(starts()).toBeLessThan(6);
		},
	);

	it('a session that Zoom knows a moment later is recorded', async () => {
		const fault = { kind: 'errorBody', status: 404, code: 3001, message: 'No.' } as const;
		zoom.simulator.faults.add({ on: 'sessions.events', fault, times: 1 });
		const live = startLive(true);
		expect((await run(live.id, WAIT)).error).toBeUndefined();
		expect(live.recorder).toBe('recording');
	});

	it('a wrong address is not asked for as long', async () => {
		const credential = { baseUrl: 'http://127.0.0.1:9/v2' };
		const parameters = { ...session('x'), options: WAIT };
		const { error } = await zoom.run('start', parameters, { credential });
		expect(error?.message).toMatch(/127\.0\.0\.1/);
	});

	it('the wait ends when its time is up', async () => {
		speedUpClock(120);
		const { error } = await run(startLive(false).id, { waitForHostMinutes: 1 });
		expect(error?.message).toMatch(/^No host joined the session within a minute,/);
		expect(starts()).toBeGreaterThan(2);
	});

	it('the wait ends with Stop', async () => {
		const stop = new AbortController();
		const live = startLive(false);
		const parameters = { ...session(live.id), options: WAIT };
		const running = zoom.run('start', parameters, { abortSignal: stop.signal });
		await until(() => starts() > 1);
		stop.abort();
		expect((await running).status).toBe('canceled');
	});

	it('an impossible wait is reported before anything is sent', async () => {
		const { error } = await run('x', { waitForHostMinutes: -1 });
		expect(error?.message).toMatch(/^'Wait for Host \(Minutes\)'/);
		expect(zoom.calls()).toEqual([]);
	});
});

describe('a refusal that says nothing', () => {
	const unclear = { kind: 'errorBody', status: 400, code: 300, message: 'Failed.' } as const;

	it('is asked again while the session is live', async () => {
		zoom.simulator.faults.add({ on: 'sessions.events', fault: unclear, times: 2 });
		const live = startLive(true);
		expect((await run(live.id, WAIT)).error).toBeUndefined();
		expect(live.recorder).toBe('recording');
		expect(zoom.calls()).toEqual([
			...['PATCH sessions.events', 'GET sessions.sharing'],
			...['PATCH sessions.events', 'PATCH sessions.events'],
		]);
	});

	it('ends the wait when the session is over', async () => {
		zoom.simulator.faults.add({ on: 'sessions.events', fault: unclear, times: 0 });
		const { id } = zoom.simulator.seed({ name: 'Over', state: 'past' });
		const { error } = await run(id, WAIT);
		expect(error?.message).toMatch(/^The session ended before/);
	});

	it('may be of a session that is recorded already', async () => {
		zoom.simulator.faults.add({ on: 'sessions.events', fault: unclear, times: 0 });
		const live = startLive(true);
		zoom.simulator.lifecycle.record(live, 'start');
		expect(jsonOf(await run(live.id, { ifAlreadyRecording: 'continue' }))).toEqual([
			expect.objectContaining({ accepted: false }),
		]);
	});

	it('does not end the wait when the question fails', async () => {
		const { faults } = zoom.simulator;
		faults.add({ on: 'sessions.events', fault: unclear, times: 1 });
		faults.add({
			on: 'sessions.sharing',
			fault: { kind: 'errorBody', status: 400, code: 200, message: 'No permission.' },
		});
		expect((await run(startLive(true).id, WAIT)).error).toBeUndefined();
	});
});

describe('what no host can fix fails immediately', () => {
	it.each([
		['storageFull', /storage of the Zoom account is full/],
		['notAvailable', /is not allowed to do this/],
	] as const)('%s', async (cloudRecording, message) => {
		zoom.simulator.settings.set({ cloudRecording });
		const { error } = await run(startLive(true).id, WAIT);
		expect(error?.message).toMatch(message);
		expect(starts()).toBe(1);
	});
});

describe('a session that is being recorded', () => {
	const recorded = () => {
		const live = startLive(true);
		zoom.simulator.lifecycle.record(live, 'start');
		return live;
	};

	it('is returned as it is with Continue', async () => {
		const { id } = recorded();
		const result = await run(id, { ifAlreadyRecording: 'continue', ...WAIT });
		expect(jsonOf(result)).toEqual([
			{ session_id: id, method: 'recording.start', accepted: false },
		]);
		expect(starts()).toBe(1);
	});

	it('is an error without', async () => {
		const { error } = await run(recorded().id, WAIT);
		expect(error?.message).toMatch(/^The session is already being recorded/);
		expect(error?.description).toMatch(/'If Already Recording'/);
	});

	it('and paused needs Resume, also with Continue', async () => {
		const live = recorded();
		zoom.simulator.lifecycle.record(live, 'pause');
		const { error } = await run(live.id, { ifAlreadyRecording: 'continue', ...WAIT });
		expect(error?.description).toMatch(/Resume/);
	});

	it('by a start whose answer got lost was started', async () => {
		const fault = { kind: 'resetBeforeReply' } as const;
		zoom.simulator.faults.add({ on: 'sessions.events', fault, times: 1, carriedOut: true });
		const live = startLive(true);
		expect(jsonOf(await run(live.id, WAIT))).toEqual([expect.objectContaining({ accepted: true })]);
		expect(live.recorder).toBe('recording');
	});
});
