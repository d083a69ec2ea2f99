import { createHash } from 'node:crypto';

import { useFiles } from '../fixtures/files';
import { startS3Bucket, type S3Bucket } from '../fixtures/s3Bucket';
import { jsonOf } from '../fixtures/zoom';

// Unlike the service that it stands in for, this server keeps what breaks off on its way, so
// fileUpload.test.ts looks after that.
const zoom = useFiles();
const MIB = 1_048_576;
let bucket: S3Bucket;

beforeAll(async () => {
	bucket = await startS3Bucket();
});
afterAll(async () => await bucket.close());

async function upload(uploadUrl: string) {
	const recorded = await zoom.recorded({ files: [{ kind: 'video', size: 20 * MIB }] });
	const run = await zoom.run(
		'upload',
		{ ...recorded.from, uploadUrl: '={{ $json.upload_url }}', options: { sha256: true } },
		{ items: [{ json: { upload_url: uploadUrl } }], credential: { downloadHosts: '127.0.0.1' } },
	);
	return { run, file: recorded.first };
}

it('takes a file at a signed address, whole and true', async () => {
	const { run, file } = await upload(await bucket.sign('demo/a b ü.mp4', 'video/mp4'));
	expect(run.error).toBeUndefined();
	const { bytes, ContentType, ETag } = await bucket.read('demo/a b ü.mp4');
	const hash = (algorithm: string) =>
		createHash(algorithm)
			.update(bytes ?? '')
			.digest('hex');
	expect(hash('sha256')).toBe(zoom.simulator.sha256(file));
	expect(ContentType).toBe('video/mp4');
	expect(ETag).toBe(`"${hash('md5')}"`);
	expect(jsonOf(run)).toEqual([
		expect.objectContaining({ status: 200, etag: ETag, bytes: 20 * MIB, sha256: hash('sha256') }),
	]);
});

it('takes the rest of a file that broke on its way from Zoom in the same sending', async () => {
	zoom.simulator.faults.add({
		on: 'files.content',
		fault: { kind: 'resetMidBody', bytes: 9 * MIB },
	});
	const { run, file } = await upload(await bucket.sign('broken.mp4'));
	expect(run.error).toBeUndefined();
	const { bytes } = await bucket.read('broken.mp4');
	expect(
		createHash('sha256')
			.update(bytes ?? '')
			.digest('hex'),
	).toBe(zoom.simulator.sha256(file));
});

it.each<[string, () => Promise<string>, RegExp]>([
	[
		'a wrong signature',
		async () => (await bucket.sign('a.mp4')).replace(/Signature=..../, 'Signature=0000'),
		/SignatureDoesNotMatch/,
	],
	[
		'an address for another file',
		async () => (await bucket.sign('a.mp4')).replace('a.mp4', 'b.mp4'),
		/SignatureDoesNotMatch/,
	],
	[
		'no such bucket',
		async () => (await bucket.sign('a.mp4')).replace('/archive/', '/nowhere/'),
		/NoSuchBucket|SignatureDoesNotMatch/,
	],
])('says why it does not take %s', async (_, address, words) => {
	const { run } = await upload(await address());
	expect(run.error?.message).toMatch(/^127\.0\.0\.1:\d+ did not take the file \(HTTP 40[34]\)$/);
	expect(run.error?.description).toMatch(words);
	expect(`${run.error?.message}${run.error?.description}`).not.toMatch(/X-Amz|S3RVER%2F/);
	await expect(bucket.read('a.mp4')).rejects.toMatchObject({ name: 'NoSuchKey' });
});
