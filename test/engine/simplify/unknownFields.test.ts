import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { useTriggers, zoomEvent } from '../fixtures/trigger';
import { jsonOf, session, useZoom } from '../fixtures/zoom';
import { startPoller } from '../harness';

// What Zoom adds one day is in raw output, and in no simplified one.
const zoom = useZoom();
const startTrigger = useTriggers(zoom);

const FILE = { id: 'v', file_type: 'MP4', status: 'completed', brand_new: 1 };
const start_time = new Date(Date.now() - 3_600_000).toISOString();
const SESSION = { session_id: 's', start_time, brand_new: 1, recording_files: [FILE] };

/** Zoom answers with this from now on. */
function answer(on: string, value: object): void {
	const body = JSON.stringify(value);
	const fault = { kind: 'status', status: 200, body, contentType: 'application/json' } as const;
	zoom.simulator.faults.add({ on, times: 0, fault });
}

const run = async (operation: string, parameters: INodeParameters) => {
	const result = await zoom.run(operation, parameters);
	expect(result.error).toBeUndefined();
	return jsonOf(result);
};
const poll = async (parameters: INodeParameters) => {
	const type = 'zoomVideoSdkRecordingPollTrigger';
	const poller = await startPoller({ type, parameters, credentials: zoom.credentials() });
	return (await poller.fetchOnce()).map(({ json }) => json);
};
const receive = async (parameters: INodeParameters) => {
	const trigger = await startTrigger({ requiredFiles: ['recording'], ...parameters });
	await trigger.send(zoomEvent({ ...SESSION }));
	return trigger.items();
};

type Source = (more: INodeParameters) => Promise<IDataObject[]>;

const sources: Array<[name: string, files: number, source: Source]> = [
	['Get', 1, async (more) => await run('get', { ...session('s'), ...more })],
	['Get Many', 1, async (more) => await run('getAll', more)],
	['Get Many: File', 0, async (more) => await run('getAll', { output: 'file', ...more })],
	['Poll Trigger', 1, poll],
	['Poll Trigger: File', 0, async (more) => await poll({ output: 'file', ...more })],
	['Trigger', 1, receive],
	['Trigger: File', 0, async (more) => await receive({ output: 'file', ...more })],
	['Trigger: Complete Set', 1, async (more) => await receive({ output: 'completeSet', ...more })],
];

it.each(sources)('%s', async (_, files, source) => {
	answer('recordings.get', SESSION);
	answer('recordings.list', { sessions: [SESSION], next_page_token: '' });
	const shown = JSON.stringify(await source({}));
	expect(shown).toContain('"file_type":"MP4"');
	expect(shown).not.toContain('brand_new');
	const raw = JSON.stringify(await source({ simplify: false }));
	// Of a session and each of its files, or of the file.
	expect(raw.match(/"brand_new":1/g)).toHaveLength(1 + files);
});
