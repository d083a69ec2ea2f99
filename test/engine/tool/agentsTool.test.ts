import type { INodeParameters } from 'n8n-workflow';

import { storedFiles } from '../fixtures/files';
import { useBucketUploads } from '../fixtures/bucketUploads';
import { credentialsFor, session } from '../fixtures/zoom';
import { runAgentsTool } from '../harness';

// n8n's Agents call a tool outside of any execution: there is nothing that outlives the call.
const { zoom, bucket, hosts, objects } = useBucketUploads();
const FROM_MODEL = "={{ $fromAI('value') }}";

async function call(parameters: INodeParameters, value = '') {
	const credentials = credentialsFor(zoom.simulator, { downloadHosts: hosts() });
	const answer = await runAgentsTool(
		{ type: 'zoomVideoSdkRecording', credentials, parameters },
		{ value },
	);
	zoom.watch(JSON.stringify(answer));
	return answer;
}

it.each<[string, string, INodeParameters, object]>([
	['recording', 'getAll', {}, { session_name: 'Demo' }],
	['recording', 'get', session('demo', 'name'), { session_name: 'Demo' }],
	['session', 'getAll', { type: 'past' }, { session_name: 'Demo' }],
	['account', 'getUsage', {}, {}],
	['file', 'getTranscript', { filesFrom: 'session' }, { session_name: 'Demo' }],
	['file', 'getSummary', { filesFrom: 'session' }, { session_name: 'Demo' }],
	[
		'file',
		'upload',
		{ filesFrom: 'session', files: 'bestVideo', uploadUrl: `={{ '${'$BUCKET'}/a.mp4' }}` },
		{ uploaded: true },
	],
	['recording', 'delete', {}, { deleted: true }],
	['session', 'create', { sessionName: FROM_MODEL }, { session_name: expect.any(String) }],
])('%s: %s works as a tool of an Agent', async (resource, operation, parameters, expected) => {
	const { id } = zoom.simulator.seed({ name: 'Demo', files: ['video', 'transcript', 'summary'] });
	const text = JSON.stringify({ ...session(FROM_MODEL), ...parameters });
	const filled: INodeParameters = JSON.parse(text.replace('$BUCKET', bucket.origin));
	const answer = await call({ resource, operation, ...filled }, id);
	expect(answer).toContainEqual(expect.objectContaining(expected));
	if (operation === 'upload') expect([...objects.keys()]).toEqual(['/a.mp4']);
});

it('the recording of a live session is started', async () => {
	const { id } = zoom.simulator.startSession({ name: 'Demo' });
	expect(await call({ operation: 'start', ...session(FROM_MODEL, 'name') }, 'demo')).toEqual([
		expect.objectContaining({ session_id: id, accepted: true }),
	]);
});

it.each([
	['download', {}],
	['getTranscript', { format: 'file' }],
])('%s brings no file that n8n would keep for ever', async (operation, parameters) => {
	const before = storedFiles();
	const recorded = await zoom.recorded({ files: ['video', 'transcript'] });
	const from = { filesFrom: 'session', ...session(recorded.session.id), ...parameters };
	const answer = call({ resource: 'file', operation, ...from });
	await expect(answer).rejects.toThrow(/MCP server and Agents cannot return files/);
	expect(storedFiles()).toEqual(before);
	expect(zoom.downloads()).toEqual([]);
});

it('a model cannot prove what it deletes', async () => {
	const { id } = zoom.simulator.seed({ name: 'Demo' });
	const answer = call(
		{
			...{ operation: 'delete', ...session(id), onlyIfArchived: true },
			archivedFiles: FROM_MODEL,
		},
		'[]',
	);
	await expect(answer).rejects.toThrow(/^'Archived Files'/);
	expect(zoom.simulator.session(id).trashedAt).toBeUndefined();
});
