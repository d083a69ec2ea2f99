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
): Promise<unknown> {
	const trigger = await startTrigger({ output: 'completeSet', setKinds: ['recording'], filters });
	const body = JSON.stringify({ ...SESSION, recording_files: [VIDEO], ...listed });
	const fault = { kind: 'status', status: 200, body, contentType: 'application/json' } as const;
	zoom.simulator.faults.add({ on: 'recordings.get', fault });
	const event = zoomEvent({ ...SESSION, recording_files: [VIDEO], ...told });
	const { started, reason } = JSON.parse((await trigger.send(event)).reply ?? '{}');
	const [set] = trigger.items();
	return started === true ? [set?.['session_key'], set?.['recording_files']] : reason;
}

const PROCESSING = { ...VIDEO, status: 'processing', file_size: 5 };

it('a file that Zoom lists as processing is finished when the event says so', async () => {
	const finished = { ...PROCESSING, status: 'completed' };
	expect(await answerTo({}, { recording_files: [PROCESSING] })).toEqual(['k', [finished]]);
});

it('a set waits for all media that Zoom lists as processing', async () => {
	const recording_files = [VIDEO, { ...PROCESSING, id: 'w' }];
	expect(await answerTo({}, { recording_files })).toBe('set_incomplete');
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
