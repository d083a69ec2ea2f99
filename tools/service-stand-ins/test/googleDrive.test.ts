import { createHash } from 'node:crypto';

import { request } from 'undici';
import { z } from 'zod';

import { googleDrive } from '../googleDrive';
import { tokenOf, useServices } from './client';

const services = useServices({ drive: googleDrive });
const BOTH = 'uploadType=resumable&supportsAllDrives=true';

async function call(path: string, options: Parameters<typeof request>[1] = {}, token?: string) {
	const { statusCode, headers, body } = await request(`https://www.googleapis.com${path}`, {
		dispatcher: services.dispatcher,
		...options,
		headers: {
			authorization: `Bearer ${token ?? tokenOf(services.now.played.drive.credential)}`,
			...options?.headers,
		},
	});
	const text = await body.text();
	const answer: unknown = text === '' ? undefined : JSON.parse(text);
	return { status: statusCode, location: String(headers['location']), answer };
}

const open = async (query: string, folder: string, token?: string) =>
	await call(
		`/upload/drive/v3/files?${query}`,
		{
			method: 'POST',
			headers: { 'x-upload-content-type': 'video/mp4', 'content-type': 'application/json' },
			body: JSON.stringify({ name: 'a.mp4', parents: [folder] }),
		},
		token,
	);
const put = async (url: string, bytes: string) =>
	await call(url.replace('https://www.googleapis.com', ''), {
		method: 'PUT',
		headers: { 'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}` },
		body: bytes,
	});
const file = z.object({ id: z.string() }).passthrough();

describe('Google Drive', () => {
	it.each(['own', 'shared'] as const)(
		'takes a file in a session into the %s folder',
		async (which) => {
			const { id: folder } = services.now.played.drive.folders[which];
			const { location } = await open(`${BOTH}&fields=id,webViewLink`, folder);

			const { status, answer } = await put(location, 'video');

			expect(status).toBe(200);
			const { id } = file.parse(answer);
			expect(answer).toEqual({ id, webViewLink: expect.stringContaining(id) });
			expect(services.now.files).toEqual([
				{
					...{ target: 'drive', id, name: 'a.mp4', place: folder, type: 'video/mp4', size: 5 },
					sha256: createHash('sha256').update('video').digest('hex'),
				},
			]);
		},
	);

	it('does not know a folder of a shared drive, unless asked for all drives', async () => {
		const { id } = services.now.played.drive.folders.shared;
		const { status, answer } = await open('uploadType=resumable', id);
		expect(status).toBe(404);
		expect(answer).toMatchObject({ error: { message: `File not found: ${id}.` } });
	});

	it('does not know a folder that is not there', async () => {
		expect((await open(BOTH, 'nowhere')).status).toBe(404);
	});

	it('takes no other token', async () => {
		const { status, answer } = await open(BOTH, 'root', 'another');
		expect(status).toBe(401);
		expect(answer).toMatchObject({ error: { errors: [{ reason: 'authError' }] } });
	});

	it('refuses or breaks off where a fault is put', async () => {
		const { faults, requests } = services.now;
		faults.add({ on: 'google.open', fault: { kind: 'hangUp', afterBytes: 1 } });
		faults.add({ on: 'google.open', fault: { kind: 'status', status: 503 } });
		await expect(open(BOTH, 'root')).rejects.toThrow(/other side closed|terminated|reset/i);
		expect(requests.at(-1)).toMatchObject({ on: 'google.open', status: undefined });
		expect((await open(BOTH, 'root')).status).toBe(503);
	});

	it('takes metadata and bytes at once, and names the file that was moved', async () => {
		const body = [
			...['--x', 'Content-Disposition: form-data; name="metadata"'],
			...['Content-Type: application/json', '', '{"name":"a.vtt","parents":["root"]}'],
			...['--x', 'Content-Disposition: form-data; name="data"', 'Content-Type: text/vtt', ''],
			...['a\r\n\r\nb\u00ff', '--x--', ''],
		].join('\r\n');
		const { answer } = await call('/upload/drive/v3/files?uploadType=multipart', {
			method: 'POST',
			headers: { 'content-type': 'multipart/related; boundary=x' },
			body: Buffer.from(body, 'latin1'),
		});
		expect(services.now.files).toMatchObject([{ size: 7, type: 'text/vtt', place: 'root' }]);

		const { own } = services.now.played.drive.folders;
		const { id } = file.parse(answer);
		const moved = await call(`/drive/v3/files/${id}?addParents=${own.id}&fields=*`, {
			method: 'PATCH',
			body: '{}',
		});
		expect(moved.answer).toMatchObject({ id, parents: [own.id], size: '7' });
		expect(services.now.files).toMatchObject([{ place: own.id }]);
	});

	it('lists folders, those of a shared drive for that drive', async () => {
		const { own, shared } = services.now.played.drive.folders;
		const q = "q=mimeType = 'application/vnd.google-apps.folder'";
		const list = async (query: string) =>
			(await call(encodeURI(`/drive/v3/files?${query}`))).answer;
		expect(await list(q)).toMatchObject({ files: [{ id: own.id, name: 'Recordings' }] });
		expect(await list(`${q}&corpora=drive&driveId=${shared.driveId}`)).toMatchObject({
			files: [{ id: shared.id }],
		});
		expect(await list(`${q} and name contains 'x'`)).toEqual({ files: [] });
	});
});
