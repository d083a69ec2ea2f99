import { useBucketUploads } from '../../fixtures/bucketUploads';
import { jsonOf, session } from '../../fixtures/zoom';

// n8n's Merge of files with their session, or with what else has its session_id: where both have a field, the
// other's stays.
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

describe.each([
	['a participant', '16778240'],
	['a row of a table', '0b6cf2ad-5a51-4b6e-9c39-0d2c0b2f5a11'],
])('the id of %s', (_, otherId) => {
	const withIt = async () => {
		const { id, files } = await merged();
		return { id, files, items: files.map((file) => ({ json: { ...file, id: otherId } })) };
	};

	it('proves no file: that of the next session would go to the same address', async () => {
		const { id, files, items } = await withIt();
		const run = await zoom.run(
			'upload',
			{ uploadUrl: `=${bucket.origin}/{{ $json.id }}.mp4` },
			{ items: items.slice(0, 1), ...toBucket },
		);
		expect(jsonOf(run)).toEqual([
			expect.objectContaining({ uploaded: true, id: files[0]?.['id'] }),
		]);
		const deletion = await zoom.run('delete', {
			...{ resource: 'file', ...session(id), fileId: String(files[0]?.['id']) },
			...{ onlyIfArchived: true, archivedFiles: JSON.stringify(jsonOf(run)) },
		});
		expect(deletion.error?.description).toMatch(/uploaded without a "target_hash"/);
	});

	it('is in no name of a file', async () => {
		const { files, items } = await withIt();
		const names = await Promise.all(
			[files.map((json) => ({ json })), items].map(async (each) =>
				jsonOf(await zoom.run('download', {}, { items: each })).map(({ saved_as }) => saved_as),
			),
		);
		expect(names[1]).toEqual(names[0]);
	});
});

it.each([
	['a row that has the key of the session and an ID of its own', 'row'],
	['Edit Fields, which has kept neither key nor ID nor times', 'few'],
])('after %s, a second file for one address is refused, too', async (_, which) => {
	zoom.simulator.seed({ name: 'Weekly', files: ['video', 'video'] }).files[1]!.start += 60_000;
	const [recordings] = jsonOf(
		await zoom.run('getAll', { resource: 'recording', output: 'session' }),
	);
	const files = jsonOf(await zoom.run('getAll', { resource: 'recording', output: 'file' }));
	const row = { id: 17, dedupe_key: recordings?.['dedupe_key'] };
	const items = files.map(({ collection, file_type, download_url, ...others }) => ({
		json: { collection, file_type, download_url, ...(which === 'row' && { ...others, ...row }) },
	}));
	const run = await zoom.run('upload', { uploadUrl: uploadUrl() }, { items, ...toBucket });
	expect(run.error?.message).toMatch(/another file was sent to the same address \[item 1\]/);
	expect(objects.size).toBe(1);
});
