import { useZoom } from '../fixtures/zoom';
import { startPoller } from '../harness';

const zoom = useZoom();
const DAY = 86_400_000;
const clock = jest.spyOn(Date, 'now');
const real = clock.getMockImplementation() ?? (() => new Date().getTime());
afterEach(() => clock.mockImplementation(real));

/** What Zoom lists from now on: a session of three weeks ago that is still going on. */
function listRoom(...ids: string[]): void {
	const recording_files = ids.map((id) => ({ id, file_type: 'MP4' }));
	const start_time = new Date(new Date().getTime() - 20 * DAY).toISOString();
	const sessions = [{ session_id: 'room', session_name: 'room', start_time, recording_files }];
	const body = JSON.stringify({ sessions, next_page_token: '' });
	const fault = { kind: 'status', status: 200, body, contentType: 'application/json' } as const;
	zoom.simulator.faults.clear();
	zoom.simulator.faults.add({ on: 'recordings.list', times: 0, fault });
}

// Whether Zoom lists by the start of the session or by that of the recording is not known.
it.each(['event', 'file', 'completeSet'])(
	'what a session has new that began before Look Back comes once, with Output %s',
	async (output) => {
		const { activate, poll } = await startPoller({
			type: 'zoomVideoSdkRecordingPollTrigger',
			parameters: { output, setKinds: ['recording'] },
			credentials: zoom.credentials(),
		});
		listRoom('old');
		expect(await activate()).toEqual([]);
		expect(await poll()).toEqual([]);
		listRoom('old', 'new');
		expect(await poll()).toHaveLength(1);
		for (const days of [0, 3, 7]) {
			clock.mockImplementation(() => new Date().getTime() + days * DAY);
			expect(await poll()).toEqual([]);
		}
	},
);
