import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { useTriggers, zoomEvent } from './fixtures/trigger';
import { useZoom } from './fixtures/zoom';

const zoom = useZoom();
const startTrigger = useTriggers(zoom);

const SESSION: IDataObject = { session_id: 'behind==', session_name: 'Demo', session_key: 'k' };
const VIDEO: IDataObject = { id: 'v', file_type: 'MP4', status: 'completed' };

/** What the trigger answers to an event, when Zoom lists the session in another way than it told it. */
async function answerTo(
	told: IDataObject,
	listed: IDataObject,
	filters: INodeParameters = {},
	event_ts = Date.now(),
): Promise<unknown> {
	const trigger = await startTrigger({ output: 'completeSet', setKinds: ['recording'], filters });
	const body = JSON.stringify({ ...SESSION, recording_files: [VIDEO], ...listed });
	const fault = { kind: 'status', status: 200, body, contentType: 'application/json' } as const;
	zoom.simulator.faults.add({ on: 'recordings.get', fault });
	const event = { ...zoomEvent({ ...SESSION, recording_files: [VIDEO], ...told }), event_ts };
	const { started, reason, error } = JSON.parse((await trigger.send(event)).reply ?? '{}');
	const [set] = trigger.items();
	return started === true ? [set?.['session_key'], set?.['recording_files']] : (reason ?? error);
}

const PROCESSING = { ...VIDEO, status: 'processing', file_size: 5 };

it('a file that Zoom lists as processing is finished when the event says so', async () => {
	const finished = { ...PROCESSING, status: 'completed' };
	expect(await answerTo({}, { recording_files: [PROCESSING] })).toEqual(['k', [finished]]);
});

it('what the event tells of a finished file counts, and the list for its address', async () => {
	const listed = { ...PROCESSING, file_size: 0, download_url: '' };
	const told = { ...VIDEO, file_size: 5, download_url: 'https://zoom.us/rec/a' };
	expect(await answerTo({ recording_files: [told] }, { recording_files: [listed] })).toEqual([
		'k',
		[told],
	]);
});

// No other event may tell of them: Zoom repeats this one, and the last repeat is no longer put off.
it.each([
	['waits for all media that Zoom lists as processing', 0, 'session_unavailable'],
	['is put out with the last repeat all the same', 85, ['k', expect.anything()]],
])('a set %s', async (_, minutesAgo, expected) => {
	const recording_files = [VIDEO, { ...PROCESSING, id: 'w' }];
	const event_ts = Date.now() - minutesAgo * 60_000;
	expect(await answerTo({}, { recording_files }, {}, event_ts)).toEqual(expected);
});

it.each<[string, IDataObject, IDataObject]>([
	['a key that only the event tells', {}, { session_key: '' }],
	['a key that only the list tells', { session_key: undefined }, {}],
	['an empty key in the event', { session_key: '' }, {}],
	['a name that only the list tells', { session_name: undefined }, {}],
])('the filters look at %s', async (_, told, listed) => {
	const filters = { sessionKey: 'k', sessionName: 'demo', nameMatch: 'exact' };
	expect(await answerTo(told, listed, filters)).toEqual(['k', [VIDEO]]);
	const others = { sessionKey: 'other' };
	expect(await answerTo(told, listed, others)).toBe('filtered');
});
