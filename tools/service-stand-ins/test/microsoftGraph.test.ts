import { request } from 'undici';
import { z } from 'zod';

import { microsoftGraph } from '../microsoftGraph';
import { useServices } from './client';

const services = useServices({ microsoft: microsoftGraph });
const FILE = '/v1.0/me/drive/root:/Recordings/a%20b.mp4:/createUploadSession';
const tokens = z.object({ oauthTokenData: z.object({ access_token: z.string() }) });

const tokenOfCredential = () =>
	tokens.parse(services.now.played.microsoft.credential.data).oauthTokenData.access_token;

async function open(token = tokenOfCredential()) {
	const { statusCode, body } = await request(`https://graph.microsoft.com${FILE}`, {
		method: 'POST',
		headers: { authorization: `Bearer ${token}` },
		dispatcher: services.dispatcher,
	});
	return { status: statusCode, answer: await body.json() };
}

async function put(url: string, headers: Record<string, string> = {}) {
	const { statusCode, body } = await request(url, {
		method: 'PUT',
		headers: { 'content-range': 'bytes 0-4/5', ...headers },
		body: 'bytes',
		dispatcher: services.dispatcher,
	});
	await body.dump();
	return statusCode;
}

describe('Microsoft Graph', () => {
	it('opens a session at another host, which takes the file', async () => {
		const { status, answer } = await open();
		const { uploadUrl } = z.object({ uploadUrl: z.string() }).parse(answer);
		expect([status, new URL(uploadUrl).host]).toEqual([200, 'contoso-my.sharepoint.com']);
		expect(await put(uploadUrl)).toBe(201);
		expect(services.now.files).toEqual([
			expect.objectContaining({
				...{ target: 'microsoft', name: 'a b.mp4', place: '/me/drive/root:/Recordings', size: 5 },
			}),
		]);
	});

	it('opens none with another token', async () => {
		expect((await open('other')).status).toBe(401);
	});

	it('takes nothing that comes with the token', async () => {
		const { answer } = await open();
		const { uploadUrl } = z.object({ uploadUrl: z.string() }).parse(answer);
		const authorization = `Bearer ${tokenOfCredential()}`;
		expect(await put(uploadUrl, { authorization })).toBe(401);
		expect(services.now.files).toEqual([]);
	});
});
