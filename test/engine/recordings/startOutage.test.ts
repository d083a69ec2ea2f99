import { shortenPauses } from '../fixtures/fastClock';
import { until } from '../fixtures/until';
import { session, useZoom } from '../fixtures/zoom';

const zoom = useZoom({ settings: { recordingEventDelayMs: 0 } });
const starts = () => zoom.simulator.requests.list('sessions.events').length;

beforeEach(() => shortenPauses(100));
afterEach(() => jest.restoreAllMocks());

const zoomIsAway = () =>
	zoom.simulator.faults.add({
		on: 'sessions.events',
		fault: { kind: 'status', status: 503 },
		times: 8,
	});

describe('while Start waits for a host, Zoom does not answer for a while', () => {
	const startWaiting = () => {
		const live = zoom.simulator.startSession({ name: 'Demo', hostPresent: false });
		const running = zoom.run('start', { ...session(live.id), options: { waitForHostMinutes: 10 } });
		return { live, running };
	};

	it('which does not end the wait, if Zoom has answered before', async () => {
		const { live, running } = startWaiting();
		await until(() => starts() > 1);
		const before = starts();
		zoomIsAway();
		await until(() => starts() > before + 8);
		live.hostPresent = true;
		expect((await running).error).toBeUndefined();
		expect(live.recorder).toBe('recording');
	});

	it('which ends it, if Zoom has never answered', async () => {
		zoomIsAway();
		const { error } = await startWaiting().running;
		expect(error?.message).toMatch(/^Zoom could not handle the request/);
		expect(starts()).toBe(5);
	});
});
