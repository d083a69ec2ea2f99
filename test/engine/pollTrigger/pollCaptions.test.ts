import type { INodeExecutionData } from 'n8n-workflow';

import { useZoom } from '../fixtures/zoom';
import { startPoller } from '../harness';

// Zoom gives captions their ids at some times only, and several captions the same time.
const zoom = useZoom();
const START = new Date(Date.now() - 3_600_000).toISOString();

const captions = (id?: string) => ({
	...(id !== undefined && { id }),
	...{ file_type: 'CC', status: 'completed', recording_start: START },
});

/** What Zoom lists of the session from now on. */
function list(recording_files: object[]): void {
	const sessions = [{ session_id: 's', session_name: 'demo', start_time: START, recording_files }];
	const body = JSON.stringify({ sessions, next_page_token: '' });
	const fault = { kind: 'status', status: 200, body, contentType: 'application/json' } as const;
	zoom.simulator.faults.clear();
	zoom.simulator.faults.add({ on: 'recordings.list', times: 0, fault });
}

const idsOf = (items: INodeExecutionData[]) => items.map(({ json }) => json['id']);
const NO_ID = undefined;

it.each<[string, Array<Array<string | undefined>>, unknown[]]>([
	['listed before the first', [['a'], ['b', 'a'], ['a', 'b']], [['a'], ['b'], []]],
	['listed after the first', [['a'], ['a', 'b'], ['b', 'a']], [['a'], ['b'], []]],
	['listed in place of the first', [['a'], ['b'], ['a', 'b']], [['a'], ['b'], []]],
	['whose first got its id late', [[NO_ID], ['a'], ['b', 'a']], [[NO_ID], [], ['b']]],
	['whose first lost its id', [['a'], [NO_ID], ['a', 'b']], [['a'], [], ['b']]],
])('second captions are a file of their own, %s', async (_, lists, expected) => {
	const { activate, poll } = await startPoller({
		type: 'zoomVideoSdkRecordingPollTrigger',
		parameters: { output: 'file' },
		credentials: zoom.credentials(),
	});
	list([]);
	await activate();
	const found: unknown[] = [];
	for (const ids of lists) {
		list(ids.map(captions));
		found.push(idsOf(await poll()));
	}
	expect(found).toEqual(expected);
});

it('captions that were there before the first poll are old, and second ones are not', async () => {
	const { activate, poll } = await startPoller({
		type: 'zoomVideoSdkRecordingPollTrigger',
		parameters: { output: 'event' },
		credentials: zoom.credentials(),
	});
	list([captions('a')]);
	expect(await activate()).toEqual([]);
	list([captions('b')]);
	expect(await poll()).toHaveLength(1);
	expect(await poll()).toEqual([]);
});
