import { z } from 'zod';

import { BEARER, call, useTargets } from './client';

const targets = useTargets();
const opened = z.object({ ok: z.literal(true), upload_url: z.string(), file_id: z.string() });
const method = (name: string) => `${targets.now.origin}/api/files.${name}`;

async function open(length = 5) {
	const answer = await call(`${method('getUploadURLExternal')}?filename=a.mp4&length=${length}`, {
		headers: BEARER,
	});
	return opened.parse(answer.json);
}

const send = async (url: string, body: string | FormData) => {
	const { headers, body: bytes } = new Response(body);
	return await call(url, {
		method: 'POST',
		headers: { 'content-type': headers.get('content-type') ?? '' },
		body: Buffer.from(await new Response(bytes).arrayBuffer()),
	});
};

const complete = async (id: string, channel_id = 'C01') =>
	await call(method('completeUploadExternal'), {
		method: 'POST',
		headers: { ...BEARER, 'content-type': 'application/json; charset=utf-8' },
		body: JSON.stringify({ files: [{ id, title: 'A' }], channel_id }),
	});

describe('the three steps of Slack', () => {
	it('share a file', async () => {
		const { upload_url, file_id } = await open();
		expect(await send(upload_url, 'bytes')).toMatchObject({ status: 200, text: 'OK - 5' });
		expect(targets.now.files).toEqual([]);
		expect((await complete(file_id)).json).toEqual({
			ok: true,
			files: [{ id: file_id, title: 'A' }],
		});
		expect(targets.now.files).toEqual([
			expect.objectContaining({ target: 'slack', id: file_id, size: 5, place: 'C01' }),
		]);
	});

	it('take the bytes in a form, too', async () => {
		const form = new FormData();
		form.set('filename', new Blob(['bytes']), 'a.mp4');
		expect((await send((await open()).upload_url, form)).text).toBe('OK - 5');
	});

	it("take the arguments as a form, as Slack's clients send them", async () => {
		const { upload_url, file_id } = await open();
		await send(upload_url, 'bytes');
		const answer = await call(method('completeUploadExternal'), {
			method: 'POST',
			headers: { ...BEARER, 'content-type': 'application/x-www-form-urlencoded' },
			body: new URLSearchParams({ files: JSON.stringify([{ id: file_id }]) }).toString(),
		});
		expect(answer.json).toMatchObject({ ok: true });
	});

	it('need a token, and the size beforehand', async () => {
		const url = `${method('getUploadURLExternal')}?filename=a&length=5`;
		expect((await call(url)).json).toEqual({ ok: false, error: 'not_authed' });
		const without = await call(url.replace('length=5', 'length=0'), { headers: BEARER });
		expect(without.json).toEqual({ ok: false, error: 'missing_argument' });
	});

	it('take no other number of bytes, and none twice', async () => {
		const { upload_url } = await open();
		expect((await send(upload_url, 'byte')).status).toBe(400);
		expect((await send(upload_url, 'bytes')).status).toBe(200);
		expect((await send(upload_url, 'bytes')).status).toBe(404);
	});

	it('share no file whose bytes did not come, and none to a name', async () => {
		const { upload_url, file_id } = await open();
		expect((await complete(file_id)).json).toEqual({ ok: false, error: 'file_not_found' });
		await send(upload_url, 'bytes');
		expect((await complete(file_id, '#general')).json).toEqual({
			...{ ok: false, error: 'channel_not_found' },
		});
	});
});
