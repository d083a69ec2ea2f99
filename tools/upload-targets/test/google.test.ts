import { createHash } from 'node:crypto';

import { BEARER, call, useTargets } from './client';

const targets = useTargets();
const GRANULE = 262_144;
const bytes = Buffer.alloc(2 * GRANULE + 10, 'video');

const driveUrl = (query = '') =>
	`${targets.now.origin}/upload/drive/v3/files?uploadType=resumable${query}`;

async function open(url = driveUrl(), headers: Record<string, string> = {}): Promise<string> {
	const body = JSON.stringify({ name: 'a.mp4', parents: ['folder'] });
	const answer = await call(url, { method: 'POST', headers: { ...BEARER, ...headers }, body });
	expect(answer.status).toBe(200);
	return String(answer.headers['location']);
}

const put = async (session: string, range: string, body: Buffer = Buffer.alloc(0)) =>
	await call(session, { method: 'PUT', headers: { 'content-range': `bytes ${range}` }, body });

describe('a session of Drive', () => {
	it('needs a token', async () => {
		expect((await call(driveUrl(), { method: 'POST', body: '{}' })).status).toBe(401);
		const headers = { authorization: 'Bearer other' };
		expect((await call(driveUrl(), { method: 'POST', headers, body: '{}' })).status).toBe(401);
	});

	it('takes a file in chunks, and tells what it has', async () => {
		const session = await open(driveUrl('&fields=id,name,size,md5Checksum,webViewLink'));
		expect(await put(session, `*/${bytes.length}`)).toMatchObject({ status: 308, headers: {} });
		const total = bytes.length;
		const first = await put(session, `0-${GRANULE - 1}/${total}`, bytes.subarray(0, GRANULE));
		expect(first).toMatchObject({ status: 308, headers: { range: `bytes=0-${GRANULE - 1}` } });
		expect((await put(session, `*/${total}`)).headers['range']).toBe(`bytes=0-${GRANULE - 1}`);
		const last = await put(session, `${GRANULE}-${total - 1}/${total}`, bytes.subarray(GRANULE));
		expect(last.status).toBe(200);
		expect(last.json).toEqual({
			...{ id: expect.any(String), name: 'a.mp4', size: String(total) },
			md5Checksum: createHash('md5').update(bytes).digest('hex'),
			webViewLink: expect.stringContaining('https://drive.google.com/'),
		});
		expect((await put(session, `*/${total}`)).json).toEqual(last.json);
		expect(targets.now.files).toEqual([
			expect.objectContaining({
				...{ target: 'drive', name: 'a.mp4', place: 'folder', size: total },
				sha256: createHash('sha256').update(bytes).digest('hex'),
			}),
		]);
	});

	it('takes an empty file', async () => {
		expect((await put(await open(), '*/0')).status).toBe(200);
		expect(targets.now.files).toEqual([expect.objectContaining({ size: 0 })]);
	});

	it('passes over bytes that it has', async () => {
		const session = await open();
		const total = bytes.length;
		await put(session, `0-${2 * GRANULE - 1}/${total}`, bytes.subarray(0, 2 * GRANULE));
		await put(session, `${GRANULE}-${total - 1}/${total}`, bytes.subarray(GRANULE));
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		expect(targets.now.files).toEqual([expect.objectContaining({ sha256 })]);
	});

	it.each<[string, string, number]>([
		['that is no multiple of 256 KiB', '0-9/20', 10],
		['whose length is not that of its range', '0-9/10', 5],
		['that leaves a gap', `${GRANULE}-${2 * GRANULE - 1}/${3 * GRANULE}`, GRANULE],
		['of a file of another size than was declared', '0-9/10', 10],
	])('rejects a chunk %s', async (_, range, length) => {
		const headers = { 'x-upload-content-length': String(3 * GRANULE) };
		const session = await open(driveUrl(), headers);
		expect((await put(session, range, bytes.subarray(0, length))).status).toBe(400);
	});

	it('is gone when it was cancelled', async () => {
		const session = await open();
		expect((await call(session, { method: 'DELETE' })).status).toBe(499);
		expect((await put(session, '*/1')).status).toBe(404);
	});
});

it('a session of Cloud Storage ends with its object', async () => {
	const url = `${targets.now.origin}/upload/storage/v1/b/bucket/o?uploadType=resumable&name=k`;
	const answer = await put(await open(url), '0-4/5', Buffer.from('bytes'));
	expect(answer.json).toMatchObject({
		...{ kind: 'storage#object', bucket: 'bucket', name: 'k', size: '5' },
		md5Hash: createHash('md5').update('bytes').digest('base64'),
	});
});

describe('a fault', () => {
	const chunk = async (session: string) =>
		await put(session, `0-${2 * GRANULE - 1}/${bytes.length}`, bytes.subarray(0, 2 * GRANULE));
	const has = async (session: string) => (await put(session, `*/${bytes.length}`)).headers['range'];

	it('hangs up, keeping whole blocks of what came', async () => {
		const session = await open();
		targets.now.faults.add({
			on: 'google.chunk',
			fault: { kind: 'hangUp', afterBytes: GRANULE + 5 },
		});
		await expect(chunk(session)).rejects.toThrow();
		expect(await has(session)).toBe(`bytes=0-${GRANULE - 1}`);
	});

	it('loses the answer, and keeps what came', async () => {
		const session = await open();
		targets.now.faults.add({ on: 'google.chunk', fault: { kind: 'loseAnswer' } });
		await expect(chunk(session)).rejects.toThrow();
		expect(await has(session)).toBe(`bytes=0-${2 * GRANULE - 1}`);
	});

	it('takes less', async () => {
		const session = await open();
		const fault = { kind: 'takeLess', bytes: GRANULE } as const;
		targets.now.faults.add({ on: 'google.chunk', fault });
		expect((await chunk(session)).headers['range']).toBe(`bytes=0-${GRANULE - 1}`);
		expect(await has(session)).toBe(`bytes=0-${GRANULE - 1}`);
	});

	it('answers with a status, so often and after so many', async () => {
		const session = await open();
		const fault = { kind: 'status', status: 429, retryAfter: '7' } as const;
		targets.now.faults.add({ on: 'google.status', fault, skip: 1, times: 2 });
		const answers = [];
		for (let asked = 0; asked < 4; asked += 1) answers.push(await put(session, '*/9'));
		expect(answers.map(({ status }) => status)).toEqual([308, 429, 429, 308]);
		expect(answers[1]?.headers['retry-after']).toBe('7');
	});

	it('says that it is done without a file', async () => {
		const session = await open();
		targets.now.faults.add({ on: 'google.chunk', fault: { kind: 'doneEarly' } });
		expect((await chunk(session)).status).toBe(200);
		expect(targets.now.files).toEqual([]);
	});

	it('is silent until the sender gives up', async () => {
		const session = await open();
		targets.now.faults.add({ on: 'google.status', fault: { kind: 'silent' } });
		await expect(
			call(session, {
				method: 'PUT',
				headers: { 'content-range': 'bytes */9' },
				headersTimeout: 100,
			}),
		).rejects.toThrow();
	});
});
