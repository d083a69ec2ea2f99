import { useBucketUploads } from '../../fixtures/bucketUploads';
import { jsonOf, session } from '../../fixtures/zoom';

// n8n's Merge of files with their session by session_id: where both have a field, the session's stays.
const { zoom, bucket, objects } = useBucketUploads();
const uploadUrl = () => `=${bucket.origin}/{{ $json.dedupe_key.replace(/\\W/g, '_') }}`;

async function merged() {
	const { id } = zoom.simulator.seed({ name: 'Weekly', files: ['video', 'audio'] });
	const [recordings] = jsonOf(
		await zoom.run('getAll', { resource: 'recording', output: 'session' }),
	);
	const files = jsonOf(await zoom.run('getAll', { resource: 'recording', output: 'file' }));
	return { id, files, items: files.map((file) => ({ json: { ...file, ...recordings } })) };
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
