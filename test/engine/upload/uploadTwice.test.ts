import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { WorkflowDefinition } from '../../../tools/n8n/client/workflow';
import { outputOf, runExample } from '../examples/exampleRun';
import { useBucketUploads } from '../fixtures/bucketUploads';
import { credentialsFor, jsonOf, session } from '../fixtures/zoom';

// Two files sent to one address: of the first, nothing is left there.
const { zoom, bucket, objects } = useBucketUploads();
const HOSTS = { credential: { downloadHosts: '127.0.0.1' } };

/** The items of a session's files, as the trigger and Get Many put them out. */
async function files(): Promise<{ id: string; items: IDataObject[] }> {
	const { id } = zoom.simulator.seed({ name: 'Demo', files: ['video', 'audio'] });
	const run = await zoom.run('getAll', { resource: 'recording', output: 'file' });
	const items = jsonOf(run).filter(({ session_id }) => session_id === id);
	expect(items).toHaveLength(2);
	return { id, items };
}

/** The output of uploads that stand one after the other in each round of a loop. */
async function loop(items: IDataObject[], uploads: Record<string, INodeParameters>) {
	const names = Object.keys(uploads);
	const node = (name: string, type: string, parameters: INodeParameters) => ({
		...{ name, type, parameters, typeVersion: 1, position: [0, 0] as [number, number] },
		onError: 'continueRegularOutput',
	});
	const to = (name = 'Loop') => [{ node: name, type: 'main', index: 0 }];
	const connections: Record<string, unknown> = { Loop: { main: [[], to(names[0])] } };
	for (const [at, name] of names.entries()) connections[name] = { main: [to(names[at + 1])] };
	const definition: WorkflowDefinition = {
		name: 'Loop',
		nodes: [
			node('Loop', 'n8n-nodes-base.splitInBatches', {}),
			...Object.entries(uploads).map(([name, parameters]) =>
				node(name, 'n8n-nodes-zoom-video-sdk.zoomVideoSdkRecording', {
					...{ resource: 'file', operation: 'upload' },
					...parameters,
				}),
			),
		],
		connections,
	};
	const run = await runExample({
		...{ example: 'archive-to-bucket', at: 'Loop', items, change: () => definition },
		credentials: credentialsFor(zoom.simulator, { downloadHosts: '127.0.0.1' }),
	});
	expect(run.data.resultData.error).toBeUndefined();
	zoom.watch(run.data.resultData);
	return names.map((name) => outputOf(run, name));
}

const refused = { error: expect.stringMatching(/another file was sent to the same address/) };
const sent = (file?: IDataObject) => ({ id: file?.['id'], uploaded: true });

describe('within an execution the second file is refused', () => {
	it.each<[string, string]>([
		['one address', '/fixed.mp4'],
		[
			'an address signed anew',
			'/fixed.mp4?X-Amz-Date={{ $json.id }}&X-Amz-Signature={{ $json.id }}',
		],
	])('in another round of a loop, at %s', async (_, path) => {
		const { items } = await files();
		const [outputs] = await loop(items, { Upload: { uploadUrl: `=${bucket.origin}${path}` } });
		expect(outputs).toMatchObject([sent(items[0]), refused]);
		expect(objects.size).toBe(1);
		expect(bucket.calls).toHaveLength(1);
	});

	it('by another node', async () => {
		const { id, items } = await files();
		const uploadUrl = `${bucket.origin}/fixed`;
		const from = { uploadUrl, filesFrom: 'session', ...session(id), files: 'kinds' };
		const [one, other] = await loop([{}], {
			Video: { ...from, kinds: ['video'] },
			Audio: { ...from, kinds: ['audio'] },
		});
		expect(one).toMatchObject([sent(items[0])]);
		expect(other).toMatchObject([refused]);
	});
});

it('the same file may be sent again, as Retry On Fail and a retried execution do', async () => {
	const { items } = await files();
	const [first] = items;
	const [outputs] = await loop([{ ...first }, { ...first }], {
		Upload: { uploadUrl: `${bucket.origin}/fixed.mp4` },
	});
	expect(outputs).toMatchObject([sent(first), sent(first)]);
});

describe('of two files sent to one address, in whatever executions, neither is proven', () => {
	it.each<[string, string, string]>([
		['the same address', '/a', '/a'],
		['another query', '/a?token=1', '/a?token=2'],
		['a query of names', '/a?name=1', '/a?name=2'],
		['another signature', '/a?X-Amz-Signature=1', '/a?X-Amz-Signature=2'],
		['other escapes', '/%61', '/a'],
	])('at %s', async (_, ...paths) => {
		const { id, items } = await files();
		const archived: IDataObject[] = [];
		for (const [at, json] of items.entries()) {
			const uploadUrl = `=${bucket.origin}{{ '${paths[at]}' }}`;
			const run = await zoom.run('upload', { uploadUrl }, { items: [{ json }], ...HOSTS });
			archived.push(...jsonOf(run));
		}
		expect(archived).toMatchObject(items.map(sent));
		const { error } = await zoom.run('delete', {
			...{ resource: 'recording', ...session(id), onlyWhenArchived: true },
			archivedFiles: JSON.stringify(archived),
		});
		expect(error?.message).toMatch(/^Only When Archived: 2 of 2 files/);
		expect(error?.description).toMatch(/the same "target_hash" as another file/);
		expect(zoom.simulator.session(id).trashedAt).toBeUndefined();
	});

	it('and at two addresses both are', async () => {
		const { id, items } = await files();
		const uploadUrl = `=${bucket.origin}/{{ $json.id }}?X-Amz-Signature=1`;
		const run = await zoom.run(
			'upload',
			{ uploadUrl },
			{ items: items.map((json) => ({ json })), ...HOSTS },
		);
		const hashes = jsonOf(run).map(({ target_hash }) => target_hash);
		expect(hashes).toEqual([0, 1].map(() => expect.stringMatching(/^[0-9a-f]{32}$/)));
		const deletion = await zoom.run('delete', {
			...{ resource: 'recording', ...session(id), onlyWhenArchived: true },
			archivedFiles: JSON.stringify(jsonOf(run)),
		});
		expect(deletion.error).toBeUndefined();
		expect(zoom.simulator.session(id).trashedAt).toBeDefined();
	});
});

it.each<[string, string]>([
	['an address that is no expression, to which the next execution sends another file', '/a'],
	['an expression without anything to evaluate', '=/a'],
	['an address for a part of a file', '=/{{ $json.id }}?partNumber=1&uploadId=x'],
])('a file that was sent to %s is not proven', async (_, path) => {
	const { id, items } = await files();
	const [json = {}] = items;
	const uploadUrl = path.startsWith('=')
		? `=${bucket.origin}${path.slice(1)}`
		: bucket.origin + path;
	const run = await zoom.run('upload', { uploadUrl }, { items: [{ json }], ...HOSTS });
	expect(jsonOf(run)).toMatchObject([sent(json)]);
	const { error } = await zoom.run('delete', {
		...{ resource: 'file', ...session(id), fileId: String(json['id']) },
		...{ onlyWhenArchived: true, archivedFiles: JSON.stringify(jsonOf(run)) },
	});
	expect(error?.description).toMatch(/without a "target_hash": Upload URL must be an expression/);
	expect(zoom.simulator.file(zoom.simulator.session(id), 'MP4').trashedAt).toBeUndefined();
});

it('a file that Zoom was still processing when it was sent is not proven', async () => {
	const { id, items } = await files();
	const uploadUrl = `=${bucket.origin}/{{ $json.id }}`;
	const run = await zoom.run(
		'upload',
		{ uploadUrl },
		{ items: items.map((json) => ({ json: { ...json, status: 'processing' } })), ...HOSTS },
	);
	expect(jsonOf(run)).toMatchObject(
		items.map(() => ({ uploaded: true, status: 200, zoom_status: 'processing' })),
	);
	const { error } = await zoom.run('delete', {
		...{ resource: 'recording', ...session(id), onlyWhenArchived: true },
		archivedFiles: JSON.stringify(jsonOf(run)),
	});
	expect(error?.description).toMatch(/stored while Zoom was still processing it/);
	expect(zoom.simulator.session(id).trashedAt).toBeUndefined();
});

it('what was uploaded may be uploaded again, as its own item', async () => {
	const { id, items } = await files();
	const [json = {}] = items;
	const uploaded = async (item: IDataObject, path: string) => {
		const uploadUrl = `=${bucket.origin}/${path}`;
		const run = await zoom.run('upload', { uploadUrl }, { items: [{ json: item }], ...HOSTS });
		return jsonOf(run)[0] ?? {};
	};
	const second = await uploaded(await uploaded(json, 'one/{{ $json.id }}'), 'two/{{ $json.id }}');
	expect(second).toMatchObject({ uploaded: true, status: 200, zoom_status: 'completed' });
	expect((await uploaded(second, 'fixed')).target_hash).toBeUndefined();
	const { error } = await zoom.run('delete', {
		...{ resource: 'file', ...session(id), fileId: String(json['id']) },
		...{ onlyWhenArchived: true, archivedFiles: JSON.stringify([second]) },
	});
	expect(error).toBeUndefined();
});

it('what was uploaded, to chat say, and downloaded then is proven by where the download went', async () => {
	const { id, items } = await files();
	const upload = await zoom.run(
		'upload',
		{ uploadTo: 'urlPost', uploadUrl: `=${bucket.origin}/{{ $json.id }}` },
		{ items: items.map((json) => ({ json })), ...HOSTS },
	);
	expect(jsonOf(upload)).toMatchObject(items.map(() => ({ uploaded: true })));
	const download = await zoom.run('download', {}, { items: upload.items });
	expect(jsonOf(download)).toEqual(
		items.map((item) => ({ ...item, saved_as: expect.anything(), bytes: item['file_size'] })),
	);
	const { error } = await zoom.run('delete', {
		...{ resource: 'recording', ...session(id), onlyWhenArchived: true },
		...{ requiredProof: 'download', archivedFiles: JSON.stringify(jsonOf(download)) },
	});
	expect(error).toBeUndefined();
});

it('an address that is another by its signature only proves nothing', async () => {
	const { items } = await files();
	const uploadUrl = `=${bucket.origin}/fixed.mp4?X-Amz-Signature={{ $json.id }}`;
	const run = await zoom.run(
		'upload',
		{ uploadUrl },
		{ items: items.slice(0, 1).map((json) => ({ json })), ...HOSTS },
	);
	expect(jsonOf(run)).toEqual([expect.objectContaining({ uploaded: true })]);
	expect(jsonOf(run)[0]).not.toHaveProperty('target_hash');
});
