/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { useFiles } from './fixtures/files';
import { jsonOf } from './fixtures/zoom';

// An S3-compatible server, and addresses signed by the SDK of the service it stands in for. Unlike
// that service it keeps what breaks off on its way, so file-transfer.test.ts looks after that.
const zoom = useFiles();
const Bucket = 'archive';
const MIB = 1_048_576;
let server: S3rver;
let client: S3Client;
let directory: string;

beforeAll(async () => {
	directory = await mkdtemp(join(tmpdir(), 'bucket-'));
	const address = '127.0.0.1';
	const configureBuckets = [{ name: Bucket }];
	server = new S3rver({ address, port: 0, silent: true, directory, configureBuckets });
	const { port } = await server.run();
	client = new S3Client({
		endpoint: `http://${address}:${port}`,
		region: 'us-east-1',
		forcePathStyle: true,
		credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
		// Else the address carries the checksum of an empty body, and a bucket may refuse any other.
		requestChecksumCalculation: 'WHEN_REQUIRED',
	});
});
afterAll(async () => {
	client.destroy();
	await server.close();
	await rm(directory, { recursive: true });
});

const signed = async (Key: string, more: { ContentType?: string } = {}, expiresIn = 60) =>
	await getSignedUrl(client, new PutObjectCommand({ Bucket, Key, ...more }), { expiresIn });

async function transfer(uploadUrl: string) {
	const recorded = await zoom.recorded({ files: [{ kind: 'video', size: 20 * MIB }] });
	const run = await zoom.run(
		'transfer',
		{ ...recorded.from, uploadUrl: '={{ $json.upload_url }}', options: { sha256: true } },
		{ items: [{ json: { upload_url: uploadUrl } }], credential: { downloadHosts: '127.0.0.1' } },
	);
	return { run, file: recorded.first };
}

async function objectOf(Key: string) {
	const { Body, ContentType, ETag } = await client.send(new GetObjectCommand({ Bucket, Key }));
	const bytes = await Body?.transformToByteArray();
	return { bytes, ContentType, ETag };
}

it('takes a file at a signed address, whole and true', async () => {
	const { run, file } = await transfer(
		await signed('demo/a b ü.mp4', { ContentType: 'video/mp4' }),
	);
	expect(run.error).toBeUndefined();
	const { bytes, ContentType, ETag } = await objectOf('demo/a b ü.mp4');
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
	const { run, file } = await transfer(await signed('broken.mp4'));
	expect(run.error).toBeUndefined();
	const { bytes } = await objectOf('broken.mp4');
	expect(
		createHash('sha256')
			.update(bytes ?? '')
			.digest('hex'),
	).toBe(zoom.simulator.sha256(file));
});

it.each<[string, () => Promise<string>, RegExp]>([
	[
		'a wrong signature',
		async () => (await signed('a.mp4')).replace(/Signature=..../, 'Signature=0000'),
		/SignatureDoesNotMatch/,
	],
	[
		'an address for another file',
		async () => (await signed('a.mp4')).replace('a.mp4', 'b.mp4'),
		/SignatureDoesNotMatch/,
	],
	[
		'no such bucket',
		async () => (await signed('a.mp4')).replace('/archive/', '/nowhere/'),
		/NoSuchBucket|SignatureDoesNotMatch/,
	],
])('says why it does not take %s', async (_, address, words) => {
	const { run } = await transfer(await address());
	expect(run.error?.message).toMatch(/^127\.0\.0\.1:\d+ did not take the file \(HTTP 40[34]\)$/);
	expect(run.error?.description).toMatch(words);
	expect(`${run.error?.message}${run.error?.description}`).not.toMatch(/X-Amz|S3RVER%2F/);
	await expect(objectOf('a.mp4')).rejects.toMatchObject({ name: 'NoSuchKey' });
});
