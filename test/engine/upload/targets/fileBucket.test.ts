import { createHash } from 'node:crypto';

import { z } from 'zod';

import { useFiles, type Recorded } from '../../fixtures/files';
import { startS3Bucket, type S3Bucket } from '../../fixtures/s3Bucket';
import { jsonOf } from '../../fixtures/zoom';

// Unlike the service that it stands in for, this server keeps what breaks off on its way, so
// fileUpload.test.ts looks after that.
const zoom = useFiles();
const MIB = 1_048_576;
let bucket: S3Bucket;

beforeAll(async () => {
	bucket = await startS3Bucket();
});
afterAll(async () => await bucket.close());

const video = async (size = 20 * MIB) =>
	await zoom.recorded({ files: [{ kind: 'video', size, showSize: true }] });

async function upload(uploadUrl: string, { from }: Recorded) {
	return await zoom.run(
		'upload',
		{ ...from, uploadUrl: '={{ $json.upload_url }}', options: { sha256: true } },
		{ items: [{ json: { upload_url: uploadUrl } }], credential: { downloadHosts: '127.0.0.1' } },
	);
}

async function uploadParts(part_urls: string[], { from }: Recorded) {
	return await zoom.run(
		'upload',
		{ ...from, uploadTo: 's3Parts', partUrls: '={{ $json.part_urls }}', partSizeMiB: 5 },
		{ items: [{ json: { part_urls } }], credential: { downloadHosts: '127.0.0.1' } },
	);
}

const hashOf = (algorithm: string, bytes: Uint8Array | undefined) =>
	createHash(algorithm)
		.update(bytes ?? '')
		.digest('hex');

it('accepts a file at a signed address, byte for byte', async () => {
	const recorded = await video();
	const run = await upload(await bucket.sign('demo/a b ü.mp4', 'video/mp4'), recorded);
	expect(run.error).toBeUndefined();
	const { bytes, ContentType, ETag } = await bucket.read('demo/a b ü.mp4');
	const sha256 = zoom.simulator.sha256(recorded.first);
	expect(hashOf('sha256', bytes)).toBe(sha256);
	expect(ContentType).toBe('video/mp4');
	expect(ETag).toBe(`"${hashOf('md5', bytes)}"`);
	expect(jsonOf(run)).toEqual([
		expect.objectContaining({ status: 200, etag: ETag, bytes: 20 * MIB, sha256 }),
	]);
});

it('receives the rest of a file that broke on its way from Zoom in the same request', async () => {
	zoom.simulator.faults.add({
		on: 'files.content',
		fault: { kind: 'resetMidBody', bytes: 9 * MIB },
	});
	const recorded = await video();
	const run = await upload(await bucket.sign('broken.mp4'), recorded);
	expect(run.error).toBeUndefined();
	const { bytes } = await bucket.read('broken.mp4');
	expect(hashOf('sha256', bytes)).toBe(zoom.simulator.sha256(recorded.first));
});

const partsOutput = z.object({
	parts: z.array(z.object({ PartNumber: z.number(), ETag: z.string() })),
});

it('accepts a file in parts at signed addresses, and joins them with what the node returns', async () => {
	const recorded = await video(12 * MIB + 5);
	const begun = await bucket.begin('parts.mp4', 3);
	const run = await uploadParts(begun.urls, recorded);
	expect(run.error).toBeUndefined();
	await begun.complete(partsOutput.parse(run.items[0]?.json).parts);
	const { bytes } = await bucket.read('parts.mp4');
	expect(hashOf('sha256', bytes)).toBe(zoom.simulator.sha256(recorded.first));
});

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);

it.each<[string, () => Promise<string>, RegExp]>([
	[
		'a wrong signature',
		async () => (await bucket.sign('a.mp4')).replace(/Signature=..../, 'Signature=0000'),
		/SignatureDoesNotMatch/,
	],
	['no signature', async () => (await bucket.sign('a.mp4')).replace(/\?.*/, ''), /AccessDenied/],
	[
		'an address that has expired',
		async () => await bucket.sign('a.mp4', 'video/mp4', hoursAgo(1)),
		/AccessDenied: Request has expired/,
	],
	[
		'an expired address that is said to be good for longer',
		async () => {
			const address = await bucket.sign('a.mp4', 'video/mp4', hoursAgo(1));
			return address.replace('X-Amz-Expires=60', 'X-Amz-Expires=86400');
		},
		/SignatureDoesNotMatch/,
	],
	[
		'another type than the one that was signed for',
		async () => await bucket.sign('a.mp4', 'video/webm'),
		/SignatureDoesNotMatch/,
	],
	[
		'an address for another file',
		async () => (await bucket.sign('a.mp4')).replace('a.mp4', 'b.mp4'),
		/SignatureDoesNotMatch/,
	],
	[
		'no such bucket',
		async () => (await bucket.sign('a.mp4')).replace(bucket.name, 'nowhere'),
		/NoSuchBucket|SignatureDoesNotMatch/,
	],
])('says why it does not take %s', async (_, address, words) => {
	const { error } = await upload(await address(), await video(MIB));
	expect(error?.message).toMatch(
		/^127\.0\.0\.1:\d+ did not take the file \(HTTP 40[34]\) \[item 0\]$/,
	);
	expect(error?.description).toMatch(words);
	expect(`${error?.message}${error?.description}`).not.toMatch(/X-Amz|S3RVER%2F/);
	await expect(bucket.read('a.mp4')).rejects.toMatchObject({ name: 'NoSuchKey' });
});

it('says why it does not take a part whose number is not the one that was signed for', async () => {
	const { urls } = await bucket.begin('part.mp4', 3);
	const [first = '', , third = ''] = urls;
	const exchanged = [first, third.replace('partNumber=3', 'partNumber=2')];
	const { items, error } = await uploadParts(exchanged, await video(6 * MIB));
	expect(items).toEqual([]);
	expect(error?.message).toMatch(/did not take the file \(HTTP 403\) \[item 0\]$/);
	expect(error?.description).toMatch(/SignatureDoesNotMatch/);
	await expect(bucket.read('part.mp4')).rejects.toMatchObject({ name: 'NoSuchKey' });
});
