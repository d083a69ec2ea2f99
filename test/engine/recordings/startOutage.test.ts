import { shortenPauses, speedUpClock } from '../fixtures/fastClock';
import { until } from '../fixtures/until';
import { session, useZoom } from '../fixtures/zoom';

const zoom = useZoom({ settings: { recordingEventDelayMs: 0 } });
const starts = () => zoom.simulator.requests.list('sessions.events').length;

beforeEach(() => shortenPauses(100));
afterEach(() => jest.restoreAllMocks());

const AWAY = { kind: 'status', status: 503 } as const;
const TOO_OFTEN = { kind: 'rateLimit', type: 'QPS', waitMs: 10 } as const;
const spoil = (fault: typeof AWAY | typeof TOO_OFTEN) =>
	zoom.simulator.faults.add({ on: 'sessions.events', fault, times: 8 });

describe('while Start waits for a host, Zoom does not answer for a while, or is called too often', () => {
	const startWaiting = () => {
		const live = zoom.simulator.startSession({ name: 'Demo', hostPresent: false });
		const running = zoom.run('start', { ...session(live.id), options: { waitForHostMinutes: 10 } });
		return { live, running };
	};

	it.each([AWAY, TOO_OFTEN])('which does not end the wait: %j', async (fault) => {
		const { live, running } = startWaiting();
		await until(() => starts() > 1);
		const before = starts();
		spoil(fault);
		await until(() => starts() > before + 8);
		live.hostPresent = true;
		expect((await running).error).toBeUndefined();
		expect(live.recorder).toBe('recording');
	});

	it('which ends it, if Zoom has never answered', async () => {
		spoil(AWAY);
		const { error } = await startWaiting().running;
		expect(error?.message).toMatch(/^Zoom could not handle the request/);
		expect(starts()).toBe(5);
	});
});

it('a start whose answer was lost is seen, though the host has left since', async () => {
	speedUpClock(60);
	const live = zoom.simulator.startSession({ name: 'Demo', hostPresent: true });
	const lost = { kind: 'resetBeforeReply' } as const;
	zoom.simulator.faults.add({ on: 'sessions.events', fault: lost, carriedOut: true });
	zoom.simulator.faults.add({ on: 'sessions.events', fault: AWAY });
	const running = zoom.run('start', { ...session(live.id), options: { waitForHostMinutes: 1 } });
	await until(() => live.recorder === 'recording');
	live.hostPresent = false;
	const { error, items } = await running;
	expect(error).toBeUndefined();
	expect(items[0]?.json).toMatchObject({ accepted: true });
});
