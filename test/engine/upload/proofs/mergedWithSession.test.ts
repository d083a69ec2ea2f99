import type { IDataObject } from 'n8n-workflow';

import { useBucketUploads } from '../../fixtures/bucketUploads';
import { jsonOf, session } from '../../fixtures/zoom';

// n8n's Merge of files with their session, by session_id: the other's fields replace those of the file.
const { zoom, bucket, objects } = useBucketUploads();
const uploadUrl = () => `=${bucket.origin}/{{ $json.dedupe_key.replace(/\\W/g, '_') }}`;

/** @param other what each file is merged with; if not given, its session */
async function merged(other?: IDataObject) {
	const { id } = zoom.simulator.seed({ name: 'Weekly', files: ['video', 'audio'] });
	const [recordings] = jsonOf(
		await zoom.run('getAll', { resource: 'recording', output: 'session' }),
	);
	const files = jsonOf(await zoom.run('getAll', { resource: 'recording', output: 'file' }));
	return {
		id,
		files,
		items: files.map((file) => ({ json: { ...file, ...(other ?? recordings) } })),
	};
}

const toBucket = { credential: { downloadHosts: '127.0.0.1' } };

it('the second file for the address of the session is refused', async () => {
	const { items } = await merged();
	const run = await zoom.run('upload', { uploadUrl: uploadUrl() }, { items, ...toBucket });
	expect(run.error?.message).toMatch(/another file was sent to the same address \[item 1\]/);
	expect(objects.size).toBe(1);
});

it('the name of the session proves no file, and the output has the key of the file', async () => {
	const { id, files, items } = await merged();
	for (const [place, item] of items.entries()) {
		const run = await zoom.run(
			'upload',
			{ uploadUrl: uploadUrl() },
			{ items: [item], ...toBucket },
		);
		const [sent] = jsonOf(run);
		expect(sent).toMatchObject({ uploaded: true, dedupe_key: files[place]?.['dedupe_key'] });
		expect(sent).not.toHaveProperty('target_hash');
		const deletion = await zoom.run('delete', {
			...{ resource: 'file', ...session(id), fileId: String(files[place]?.['id']) },
			...{ onlyIfArchived: true, archivedFiles: JSON.stringify([sent]) },
		});
		expect(deletion.error?.description).toMatch(/uploaded without a "target_hash"/);
	}
});

it('a row of a database with an ID of its own leaves each file its name and its ID', async () => {
	const { id, files, items } = await merged({
		id: '0b6cf2ad-0d4f-4c25-a6a8-5f0f0a1f3a11',
		note: '',
	});
	const downloads = jsonOf(await zoom.run('download', {}, { items, ...toBucket }));
	const ids = files.map((file) => String(file['id']));
	expect(downloads.map((json) => json['id'])).toEqual(ids);
	for (const [place, json] of downloads.entries()) {
		expect(json['saved_as']).toContain(ids[place]?.slice(0, 8));
	}
	const { error } = await zoom.run('delete', {
		...{ resource: 'recording', ...session(id), onlyIfArchived: true, requiredProof: 'download' },
		archivedFiles: JSON.stringify(downloads),
	});
	expect(error).toBeUndefined();
});
