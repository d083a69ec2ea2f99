import { useBucketUploads } from '../fixtures/bucketUploads';
import { storedFiles } from '../fixtures/files';
import { credentialsFor, session } from '../fixtures/zoom';
import { runMcpTool } from '../harness';

// n8n's MCP Server Trigger calls tools outside of any execution.
const { zoom, bucket, hosts, objects, video } = useBucketUploads();

async function call(operation: string, id: string, parameters = {}): Promise<unknown> {
	const [answer = ''] = await runMcpTool(
		{
			type: 'zoomVideoSdkRecording',
			credentials: credentialsFor(zoom.simulator, { downloadHosts: hosts() }),
			parameters: { resource: 'file', operation, ...session(id), ...parameters },
		},
		[{ key: 'a.mp4' }],
	);
	zoom.watch(answer);
	return JSON.parse(answer);
}

it('a file is sent by a tool of an MCP server', async () => {
	const recorded = await video(5_000);
	const answer = await call('upload', recorded.session.id, {
		filesFrom: 'session',
		uploadUrl: `={{ '${bucket.origin}/' + $fromAI('key', 'Name of the object', 'string') }}`,
	});
	expect(answer).toEqual([expect.objectContaining({ bytes: 5_000, uploaded: true, status: 200 })]);
	expect([...objects.keys()]).toEqual(['/a.mp4']);
});

it.each([
	['download', {}],
	['getTranscript', { format: 'file' }],
])('%s brings no file that n8n would keep for ever', async (operation, parameters) => {
	const before = storedFiles();
	const recorded = await zoom.recorded({ files: ['video', 'transcript'] });
	const from = { filesFrom: 'session', ...parameters };
	const answer = call(operation, recorded.session.id, from);
	await expect(answer).rejects.toThrow(/MCP server and Agents cannot return files[^]*Use Upload/);
	expect(storedFiles()).toEqual(before);
	expect(zoom.downloads()).toEqual([]);
});

it('an archived recording can be deleted by a tool of an MCP server', async () => {
	const { session: demo } = await video(5_000);
	const archivedFiles = JSON.stringify(
		demo.files.map(({ id, collection, size }) => ({
			...{ session_id: demo.id, id, collection, bytes: size, saved_as: 'a.mp4' },
		})),
	);
	const answer = await call('delete', demo.id, {
		...{ resource: 'recording', deletion: 'trash' },
		...{ onlyIfArchived: true, requiredProof: 'download', archivedFiles },
	});
	expect(answer).toEqual([expect.objectContaining({ deleted: true })]);
	expect(demo.trashedAt).toBeDefined();
});
