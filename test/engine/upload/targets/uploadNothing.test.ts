import type { IDataObject } from 'n8n-workflow';

import { useBucketUploads } from '../../fixtures/bucketUploads';
import { jsonOf } from '../../fixtures/zoom';

// Zoom gives no address for some files: the step before has nothing to open a target for.
const { zoom, bucket } = useBucketUploads();

/** A file in the account's own storage, as Get Many puts it out. */
async function external(): Promise<IDataObject> {
	zoom.simulator.seed({ name: 'Demo', files: ['video'] });
	const run = await zoom.run('getAll', { resource: 'recording', output: 'file' });
	const [{ download_url, ...file } = { download_url: '' }] = jsonOf(run);
	expect(download_url).toMatch(/^http/);
	return { ...file, external_storage_url: 'https://storage.example/a' };
}

const run = async (json: IDataObject, parameters: object) =>
	await zoom.run('upload', { ...parameters }, { items: [{ json }], credential: HOSTS });
const HOSTS = { downloadHosts: '127.0.0.1' };

it.each([
	{ uploadUrl: '={{ $json.upload_url }}' },
	{ uploadTo: 's3Parts', partUrls: '={{ $json.part_urls }}' },
	{ uploadUrl: '=https://bucket.example/{{ $json.id }}' },
])('a file that is not at Zoom is returned as skipped: %j', async (parameters) => {
	const { items, error } = await run(await external(), parameters);
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json)).toEqual([
		expect.objectContaining({ skipped: 'external_storage' }),
	]);
});

it.each<[string, object, RegExp]>([
	[
		'an address that is wrong',
		{ uploadUrl: '={{ "bucket" }}' },
		/^'Upload URL': .* not an address/,
	],
	[
		'an address that is wrong for a part',
		{ uploadTo: 's3Parts', partUrls: '={{ ["bucket"] }}' },
		/^'Part URLs', entry 1: this is not an address/,
	],
	[
		'the choice to fail',
		{ uploadUrl: '={{ $json.none }}', options: { ifExternalStorage: 'error' } },
		/not at Zoom/,
	],
])('but not with %s', async (_, parameters, message) => {
	const { items, error } = await run(await external(), parameters);
	expect([items, error?.message]).toEqual([[], expect.stringMatching(message)]);
});

it('a file at Zoom needs an address', async () => {
	const file = { ...(await external()), download_url: `${bucket.origin}/file` };
	const { error } = await run(file, { uploadUrl: '={{ $json.upload_url }}' });
	expect(error?.message).toMatch(/^'Upload URL': this is not an address/);
	expect(bucket.calls).toEqual([]);
});

it('the files of a session are too many for the parts of one', async () => {
	const { item } = await zoom.recorded({ files: ['video', 'audio'] });
	const partUrls = `={{ ["${bucket.origin}/a"] }}`;
	const { error } = await run(item.json, { uploadTo: 's3Parts', partUrls });
	expect(error?.message).toMatch(/^'Part URLs': 2 files would be sent to one address/);
});
