import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { WorkflowDefinition } from '../../../tools/n8n/client/workflow';
import { outputOf, runExample } from '../examples/exampleRun';
import { useBucketUploads } from '../fixtures/bucketUploads';
import { credentialsFor, jsonOf, session } from '../fixtures/zoom';

// Files From: An Earlier Step. The step between puts out something else than the file, as an HTTP Request does.
const { zoom, bucket, objects } = useBucketUploads();
const EARLIER = { filesFrom: 'earlier' };

/** Each session's files, as the trigger and Get Many put them out. */
async function recordings(output: 'file' | 'session', files = ['video', 'audio'] as const) {
	const { id } = zoom.simulator.seed({ name: 'Demo', files: [...files, 'transcript', 'summary'] });
	const run = await zoom.run('getAll', { resource: 'recording', output });
	zoom.simulator.requests.clear();
	return jsonOf(run).filter(({ session_id }) => session_id === id);
}

/** Runs the operation after a step that answers with an address and no more of the file. */
async function runAfter(items: IDataObject[], parameters: INodeParameters) {
	const node = (name: string, type: string, settings: INodeParameters) => ({
		...{ name, type, parameters: settings, typeVersion: 1, position: [0, 0] as [number, number] },
	});
	const to = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
	const address = { name: 'upload_url', value: `=${bucket.origin}/{{ $json.id }}`, type: 'string' };
	const definition: WorkflowDefinition = {
		name: 'Earlier',
		nodes: [
			node('When a file is ready', 'n8n-nodes-base.noOp', {}),
			node('Ask', 'n8n-nodes-base.set', { assignments: { assignments: [address] } }),
			node('Zoom', 'n8n-nodes-zoom-video-sdk.zoomVideoSdkRecording', {
				...{ resource: 'file', ...EARLIER },
				...parameters,
			}),
		],
		connections: { 'When a file is ready': to('Ask'), Ask: to('Zoom') },
	};
	const run = await runExample({
		...{ example: 'archive-to-bucket', at: 'When a file is ready', items },
		change: () => definition,
		credentials: credentialsFor(zoom.simulator, { downloadHosts: '127.0.0.1' }),
	});
	zoom.watch(run.data.resultData);
	expect(run.data.resultData.error).toBeUndefined();
	const [task] = run.data.resultData.runData['Zoom'] ?? [];
	const pairs = task?.data?.['main']?.[0]?.map(({ pairedItem }) => pairedItem);
	return { outputs: outputOf(run, 'Zoom'), pairs };
}

it('uploads each file to the address that the step between gave for it', async () => {
	const items = await recordings('file');
	const { outputs, pairs } = await runAfter(items, {
		...{ operation: 'upload', uploadUrl: '={{ $json.upload_url }}' },
	});
	expect(outputs).toEqual(
		items.map(({ id, dedupe_key }) => expect.objectContaining({ id, dedupe_key, uploaded: true })),
	);
	expect(pairs).toEqual(items.map((_, item) => ({ item })));
	expect([...objects.keys()].sort()).toEqual(items.map(({ id }) => `/${String(id)}`).sort());
});

it.each<[string, INodeParameters, IDataObject[]]>([
	[
		'download',
		{ files: 'kinds', kinds: ['video', 'audio'] },
		[{ saved_as: expect.any(String) }, { saved_as: expect.any(String) }],
	],
	['getTranscript', {}, [{ text: expect.any(String) }]],
	['getSummary', {}, [{ summary: expect.any(Object) }]],
])('%s uses the files of the named session', async (operation, parameters, expected) => {
	const items = await recordings('session');
	const { outputs, pairs } = await runAfter(items, { operation, ...parameters });
	expect(outputs).toEqual(expected.map((each) => expect.objectContaining(each)));
	expect(pairs).toEqual(expected.map(() => ({ item: 0 })));
});

it('waits for what the session does not have yet', async () => {
	const [item = {}] = await recordings('session');
	const { outputs } = await runAfter([{ ...item, recording_files: [] }], {
		...{ operation: 'getTranscript', options: { waitUntilReadyMinutes: 1 } },
	});
	expect(outputs).toEqual([expect.objectContaining({ text: expect.any(String) })]);
});

it.each<[string, string, RegExp, RegExp]>([
	['the item itself', "={{ $('Items').item }}", /^$/, /^$/],
	['its JSON as text', "={{ JSON.stringify($('Items').item.json) }}", /^$/, /^$/],
	['nothing', '={{ undefined }}', /neither a file nor a session/, /When a file is ready/],
	['a text', 'a file', /neither a file nor a session/, /When a file is ready/],
	['a list', "={{ $('Items').all() }}", /this is a list/, /one object that belongs to the item/],
	['something else', '={{ { id: 1 } }}', /There are no recording files/, /set to An Earlier Step/],
])('takes %s, or says what is wrong', async (_, earlierFile, message, description) => {
	const [json = {}] = await recordings('file');
	const run = await zoom.run(
		'download',
		{ ...EARLIER, earlierFile },
		{ items: [{ json }], credential: { downloadHosts: '127.0.0.1' } },
	);
	expect(run.error?.message ?? '').toMatch(message);
	expect(run.error?.description ?? '').toMatch(description);
	expect(run.items).toHaveLength(run.error ? 0 : 1);
});

it('an input item that is no file gets an error that names the other choice', async () => {
	const { error } = await zoom.run('download', {}, { items: [{ json: { url: 'a' } }] });
	expect(error?.message).toMatch(/^There are no recording files/);
	expect(error?.description).toMatch(/Input Item.*Use An Earlier Step/);
});

it('a session by its ID is read as before', async () => {
	const [{ session_id } = { session_id: '' }] = await recordings('session');
	const run = await zoom.run('getTranscript', {
		...{ filesFrom: 'session', ...session(String(session_id)) },
	});
	expect(jsonOf(run)).toEqual([expect.objectContaining({ text: expect.any(String) })]);
});
