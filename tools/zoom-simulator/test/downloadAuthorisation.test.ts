import type { Simulator } from '../simulator';
import { startSimulator } from '..';
import { call, fetchAnswer } from './client';

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
		expect((await fetchAnswer(await address())).status).toBe(401);
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
