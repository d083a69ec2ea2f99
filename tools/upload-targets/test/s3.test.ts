import { createHash } from 'node:crypto';

import { call, useTargets } from './client';

const targets = useTargets();
const MIB = 1_048_576;

async function post(url: string, fields: Record<string, string>, file: string, after?: string) {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	form.set('file', new Blob([file]), 'a.mp4');
	if (after !== undefined) form.set(after, 'x');
	const encoded = new Response(form);
	return await call(url, {
		method: 'POST',
		headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
		body: Buffer.from(await encoded.arrayBuffer()),
	});
}

describe('a presigned POST', () => {
	const sign = async (more = {}) =>
		await targets.now.post.sign({ bucket: 'b', key: 'k/${filename}', ...more });

	it('takes a form with the fields that were signed', async () => {
		const { url, fields } = await sign({ maxBytes: 5 });
		expect((await post(url, fields, 'bytes')).status).toBe(204);
		expect(targets.now.files).toEqual([
			expect.objectContaining({
				...{ target: 'post', name: 'k/a.mp4', place: 'b', size: 5 },
				sha256: createHash('sha256').update('bytes').digest('hex'),
			}),
		]);
	});

	it('answers as the form asks', async () => {
		const { url, fields } = await sign({ fields: { success_action_status: '201' } });
		const answer = await post(url, fields, 'bytes');
		expect([answer.status, answer.text]).toEqual([
			201,
			expect.stringContaining('<Key>k/a.mp4</Key>'),
		]);
	});

	it.each<[string, object, Record<string, string>, string]>([
		['a file that is too large', { maxBytes: 4 }, {}, 'EntityTooLarge'],
		['another key', {}, { key: 'other' }, 'AccessDenied'],
		['a field that was not signed', {}, { acl: 'public-read' }, 'AccessDenied'],
		['an expired policy', { expiresInSeconds: -1 }, {}, 'AccessDenied'],
		['another signature', {}, { 'X-Amz-Signature': 'f00' }, 'SignatureDoesNotMatch'],
	])('rejects %s', async (_, signed, changes, code) => {
		const { url, fields } = await sign(signed);
		const answer = await post(url, { ...fields, ...changes }, 'bytes');
		expect(answer.text).toContain(`<Code>${code}</Code>`);
		expect(targets.now.files).toEqual([]);
	});

	it('rejects a form in which the file is not last', async () => {
		const { url, fields } = await sign();
		expect((await post(url, fields, 'bytes', 'late')).status).toBe(400);
	});
});

describe('an upload in parts', () => {
	const listOf = (parts: ReadonlyArray<[number, string]>) =>
		parts.map(
			([number, etag]) => `<Part><PartNumber>${number}</PartNumber><ETag>${etag}</ETag></Part>`,
		);
	const complete = async (uploadId: string, parts: ReadonlyArray<[number, string]>) =>
		await call(`${targets.now.origin}/s3/b/k?uploadId=${uploadId}`, {
			method: 'POST',
			body: `<CompleteMultipartUpload>${listOf(parts).join('')}</CompleteMultipartUpload>`,
		});
	const put = async (url: string | undefined, body: Buffer) => {
		const { status, headers } = await call(url ?? '', { method: 'PUT', body });
		return { status, etag: String(headers['etag']) };
	};

	it('is joined from the latest of each part', async () => {
		const { uploadId, urls } = targets.now.s3.begin('b', 'k', 2);
		const [one, two] = [Buffer.alloc(5 * MIB, 'one'), Buffer.from('two')];
		await put(urls[0], Buffer.from('lost'));
		const first = await put(urls[0], one);
		const second = await put(urls[1], two);
		const answer = await complete(uploadId, [
			[1, first.etag],
			[2, second.etag],
		]);
		expect(answer.status).toBe(200);
		const sha256 = createHash('sha256').update(one).update(two).digest('hex');
		expect(targets.now.files).toEqual([
			expect.objectContaining({ target: 's3', name: 'k', size: 5 * MIB + 3, sha256 }),
		]);
	});

	it('is not joined from small parts, other ETags or in another order', async () => {
		const { uploadId, urls } = targets.now.s3.begin('b', 'k', 2);
		const first = await put(urls[0], Buffer.from('one'));
		const second = await put(urls[1], Buffer.from('two'));
		const codes: string[] = [];
		for (const parts of [
			[
				[1, first.etag],
				[2, second.etag],
			],
			[[1, '"other"']],
			[
				[2, second.etag],
				[1, first.etag],
			],
		] satisfies Array<Array<[number, string]>>) {
			const { text } = await complete(uploadId, parts);
			codes.push(/<Code>(\w+)</.exec(text)?.[1] ?? '');
		}
		expect(codes).toEqual(['EntityTooSmall', 'InvalidPart', 'InvalidPartOrder']);
	});

	it('takes nothing at an address that was changed, or of an upload that is gone', async () => {
		const { urls } = targets.now.s3.begin('b', 'k', 1);
		const [url = ''] = urls;
		expect((await put(url.replace('partNumber=1', 'partNumber=2'), Buffer.from('a'))).status).toBe(
			403,
		);
		targets.now.faults.add({ on: 's3.part', fault: { kind: 'forgetSession' } });
		expect((await put(url, Buffer.from('a'))).status).toBe(404);
	});
});
