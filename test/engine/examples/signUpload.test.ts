import { request } from 'undici';
import { z } from 'zod';

import { startS3Bucket, type S3Bucket } from '../fixtures/s3Bucket';
import { SIGN_TOKEN, signUpload } from '../fixtures/signUpload';

const WISH = { key: 'zoom/2026/11/27/a_recording_files_b.mp4', content_type: 'video/mp4' };
const TOKEN = `Bearer ${SIGN_TOKEN}`;
let bucket: S3Bucket;

beforeAll(async () => {
	bucket = await startS3Bucket();
});
afterAll(async () => await bucket.close());

async function put(url: string, type: string) {
	const headers = { 'content-type': type };
	const { statusCode, body } = await request(url, { method: 'PUT', headers, body: 'bytes' });
	await body.dump();
	return statusCode;
}

it('signs an address for one name and one type', async () => {
	const { answer } = await signUpload(bucket, WISH, TOKEN);
	const { url } = z.object({ url: z.string() }).parse(answer);
	expect(await put(url, 'text/html')).toBe(403);
	expect(await put(url.replace('_b.mp4', '_c.mp4'), WISH.content_type)).toBe(403);
	expect(await put(url, WISH.content_type)).toBe(200);
	const { bytes } = await bucket.read(WISH.key);
	expect(Buffer.from(bytes ?? '').toString()).toBe('bytes');
});

it.each([
	['no token', undefined],
	['another token', 'Bearer other'],
	['the token in another scheme', `Basic ${SIGN_TOKEN}`],
])('signs nothing for %s', async (_, authorization) => {
	const { status, answer } = await signUpload(bucket, WISH, authorization);
	expect([status, answer]).toEqual([401, { message: expect.any(String) }]);
});

it.each(['other/a.mp4', 'zoom/../a.mp4', 'zoom/a b.mp4', '', 7])(
	'signs nothing for the name %j',
	async (key) => {
		expect((await signUpload(bucket, { ...WISH, key }, TOKEN)).status).toBe(400);
	},
);
