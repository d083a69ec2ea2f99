import { decodeJwt, decodeProtectedHeader } from 'jose';

import type { Simulator } from '../simulator';
import { startSimulator } from '..';
import { call, fetchAnswer } from './client';
import { startReceiver, type Receiver } from './receiver';

describe('authorisation of downloads', () => {
	let zoom: Simulator;
	beforeAll(async () => {
		zoom = await startSimulator();
	});
	afterEach(() => zoom.reset());
	afterAll(async () => await zoom.close());

	const seed = () => zoom.seed({ name: 'a', id: 'a', files: ['chat'] });
	const bearer = async () => ({ authorization: `Bearer ${await zoom.apiToken()}` });
	const address = async () => {
		const { text } = await call(zoom, 'GET', '/videosdk/sessions/a/recordings');
		return /(?<="download_url":")[^"]+/.exec(text)?.[0] ?? '';
	};

	it('is needed: 401, or a login page with 200', async () => {
		seed();
		const refused = await fetchAnswer(await address());
		expect([refused.status, refused.json]).toEqual([
			401,
			{ status: false, errorCode: 300, errorMessage: 'Forbidden' },
		]);
		zoom.settings.set({ downloadUnauthorized: 'html' });
		const page = await fetchAnswer(await address());
		expect([page.status, page.text.includes('Sign in')]).toEqual([200, true]);
	});

	it('is given by a download token of the session, for its time', async () => {
		zoom.seed({ name: 'b', id: 'b' });
		seed();
		const token = async (id: string, ttl: number) => {
			const query = `include_fields=download_access_token&ttl=${ttl}`;
			const { text } = await call(zoom, 'GET', `/videosdk/sessions/${id}/recordings?${query}`);
			return /"download_access_token":"([^"]+)"/.exec(text)?.[1] ?? '';
		};
		const url = await address();
		const status = async (bearerToken: string) =>
			(await fetchAnswer(url, { headers: { authorization: `Bearer ${bearerToken}` } })).status;
		expect(await status(await token('a', 60))).toBe(302);
		expect(await status(await token('a', 0))).toBe(401);
		expect(await status(await token('b', 60))).toBe(401);
		expect(await status('nonsense')).toBe(401);
	});

	describe('of an address in an event', () => {
		let receiver: Receiver;
		beforeAll(async () => {
			receiver = await startReceiver();
		});
		afterAll(async () => await receiver.close());

		/** The address of the first file and the token, as `recording_completed` brings them. */
		const announced = async () => {
			zoom.settings.set({ processingDelayMs: 1, transcriptOption: '0' });
			const { id } = zoom.webhooks.subscribe({
				url: receiver.url,
				events: ['session.recording_completed'],
			});
			const session = zoom.startSession({ name: 'a', id: 'a' });
			zoom.lifecycle.record(session, 'start');
			zoom.lifecycle.end(session);
			await zoom.waitForDelivery(({ state }) => state === 'delivered');
			zoom.webhooks.unsubscribe(id);
			const { json } = receiver.received.splice(0)[0] ?? { json: undefined };
			const url = /(?<="download_url":")[^"]+/.exec(JSON.stringify(json))?.[0] ?? '';
			return { url, token: String(json?.download_token) };
		};
		const statusOf = async (url: string, token: string) =>
			(await fetchAnswer(url, { headers: { authorization: `Bearer ${token}` } })).status;

		it('is another path and an ES256 token, which opens it', async () => {
			const { url, token } = await announced();
			expect(new URL(url).pathname).toMatch(/^\/rec\/webhook_download\/[\w-]+\.[\w-]+\/[\w-]+$/);
			expect(decodeProtectedHeader(token)).toEqual({ alg: 'ES256' });
			expect(decodeJwt(token)).toMatchObject({
				iss: 'EventConsumerRecDownload',
				aud: 'WebRecDownload',
				mid: 'a',
			});
			expect(await statusOf(url, token)).toBe(302);
			expect(await statusOf(url.replace(/.$/, '!'), token)).toBe(401);
			zoom.settings.set({ clockOffsetSeconds: 86_500 });
			expect(await statusOf(url, token)).toBe(401);
		});

		it('is the API token too, unless a setting says that it opens those of REST only', async () => {
			const { url, token } = await announced();
			const apiToken = await zoom.apiToken();
			expect(await statusOf(url, apiToken)).toBe(302);
			zoom.settings.set({ apiTokenOpens: 'restAddresses' });
			expect(await statusOf(url, apiToken)).toBe(401);
			expect(await statusOf(await address(), apiToken)).toBe(302);
			expect(await statusOf(url, token)).toBe(302);
		});
	});

	it('may be in the query, unless a setting forbids it', async () => {
		seed();
		const url = `${await address()}/?access_token=${await zoom.apiToken()}`;
		expect((await fetchAnswer(url)).status).toBe(302);
		zoom.settings.set({ downloadTokenInQuery: false });
		expect((await fetchAnswer(url)).status).toBe(401);
	});

	it('is by signature at the file origin, where a bearer may be refused', async () => {
		seed();
		const redirect = await fetchAnswer(await address(), { headers: await bearer() });
		const signed = String(redirect.headers['location']);
		expect((await fetchAnswer(signed)).status).toBe(200);
		expect((await fetchAnswer(signed.replace(/Signature=./, 'Signature=!'))).status).toBe(403);
		const headers = await bearer();
		expect((await fetchAnswer(signed, { headers })).status).toBe(200);
		zoom.settings.set({ bearerAtFileOrigin: 'refuse' });
		expect((await fetchAnswer(signed, { headers })).status).toBe(403);
		zoom.settings.set({ clockOffsetSeconds: 3601 });
		expect((await fetchAnswer(signed)).status).toBe(403);
	});
});
