import type { IDataObject } from 'n8n-workflow';

import { useBucketUploads } from '../../fixtures/bucketUploads';
import { jsonOf, session } from '../../fixtures/zoom';

// Version 1 of n8n's Data Table node, the only one of n8n 1, gives a moment in each column of that type, and no text:
// in the items of files that were kept there, and of stored files.
const { zoom, bucket } = useBucketUploads();

const TIMES = ['start_time', 'recording_start', 'recording_end'];
const rowOf = (json: IDataObject): { json: IDataObject } => ({
	json: Object.fromEntries(
		Object.entries(json).map(([name, value]) =>
			TIMES.includes(name) ? [name, new Date(String(value))] : [name, value],
		),
	),
});

async function seeded() {
	const captions = { kind: 'captions', id: null } as const;
	const { id } = zoom.simulator.seed({ name: 'Weekly', files: ['video', captions] });
	const parameters = { resource: 'recording', output: 'file' };
	return { id, files: jsonOf(await zoom.run('getAll', parameters)) };
}

const remove = async (id: string, all: IDataObject[]) =>
	await zoom.run(
		'delete',
		{
			...{ resource: 'recording', ...session(id), onlyIfArchived: true },
			...{ requiredProof: 'download', archivedFiles: '={{ $json.all }}' },
		},
		{ items: [{ json: { all } }] },
	);

it('a file of a row is named as it is otherwise', async () => {
	const { files } = await seeded();
	const names = async (items: Array<{ json: IDataObject }>) =>
		jsonOf(await zoom.run('download', {}, { items })).map(({ saved_as }) => saved_as);
	expect(await names(files.map(rowOf))).toEqual(await names(files.map((json) => ({ json }))));
});

it('a time as MySQL writes it stays in the name', async () => {
	const { files } = await seeded();
	const items = files.map((json) => ({ json: { ...json, start_time: '2026-05-09 11:02:22' } }));
	const options = { fileName: '{session_name} {start_time:yyyy-MM-dd HHmmss} {file_type}' };
	expect(jsonOf(await zoom.run('download', { options }, { items }))).toMatchObject([
		{ saved_as: 'Weekly 2026-05-09 11_02_22 MP4.mp4' },
		{ saved_as: 'Weekly 2026-05-09 11_02_22 CC.vtt' },
	]);
});

it('a file of a row that was uploaded keeps its times, and is proven', async () => {
	const { id, files } = await seeded();
	const uploadUrl = `=${bucket.origin}/{{ $json.dedupe_key.replace(/\\W/g, '_') }}`;
	const credential = { downloadHosts: '127.0.0.1' };
	const run = await zoom.run('upload', { uploadUrl }, { items: files.map(rowOf), credential });
	const times = jsonOf(run).map((json) => TIMES.map((name) => new Date(String(json[name]))));
	expect(times).toEqual(files.map((json) => TIMES.map((name) => new Date(String(json[name])))));
	expect((await remove(id, jsonOf(run))).error).toBeUndefined();
	expect(zoom.simulator.session(id).trashedAt).toBeDefined();
});

it('stored files in rows are proven', async () => {
	const { id, files } = await seeded();
	const stored = await zoom.run('download', {}, { items: files.map((json) => ({ json })) });
	const rows = jsonOf(stored).map((json) => rowOf(json).json);
	expect((await remove(id, rows)).error).toBeUndefined();
});
