import { useZoom } from '../fixtures/zoom';
import { startPoller } from '../harness';

const zoom = useZoom();
const DAY = 86_400_000;
const clock = jest.spyOn(Date, 'now');
const real = clock.getMockImplementation() ?? (() => new Date().getTime());
afterEach(() => clock.mockImplementation(real));

const sessionOf = (name: string, daysAgo: number, ...ids: string[]) => ({
	session_id: name,
	session_name: name,
	start_time: new Date(new Date().getTime() - daysAgo * DAY).toISOString(),
	recording_files: ids.map((id) => ({ id, file_type: 'MP4' })),
});

/** What Zoom lists from now on, the newest first. */
function listSessions(...sessions: Array<ReturnType<typeof sessionOf>>): void {
	const body = JSON.stringify({ sessions, next_page_token: '' });
	const fault = { kind: 'status', status: 200, body, contentType: 'application/json' } as const;
	zoom.simulator.faults.clear();
	zoom.simulator.faults.add({ on: 'recordings.list', times: 0, fault });
}

/** A session of three weeks ago that is still going on. */
const listRoom = (...ids: string[]) => listSessions(sessionOf('room', 20, ...ids));

// Whether Zoom lists by the start of the session or by that of the recording is not known.
it.each(['event', 'file', 'completeSet'])(
	'what is new in a session that began before Look Back is returned once, with Output %s',
	async (output) => {
		const { activate, poll } = await startPoller({
			type: 'zoomVideoSdkRecordingPollTrigger',
			parameters: { output, requiredFiles: ['recording'] },
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

it.each(['event', 'file', 'completeSet'])(
	'what began within Look Back is returned once as long as Zoom lists it, with Output %s',
	async (output) => {
		const { activate, poll } = await startPoller({
			type: 'zoomVideoSdkRecordingPollTrigger',
			parameters: { output, requiredFiles: ['recording'] },
			credentials: zoom.credentials(),
		});
		listSessions(sessionOf('room', 5, 'old'));
		expect(await activate()).toEqual([]);
		listSessions(sessionOf('room', 5, 'old', 'new'));
		expect(await poll()).toHaveLength(1);
		for (const days of [1, 4, 8, 12, 16, 25]) {
			clock.mockImplementation(() => new Date().getTime() + days * DAY);
			// Others go on as well: the window moves with them.
			listSessions(sessionOf(`${days}`, -days, `${days}`), sessionOf('room', 5, 'old', 'new'));
			const names = (await poll()).map(({ json }) => json.session_name);
			expect(names).toEqual([`${days}`]);
		}
	},
);
