import type { Simulator } from '../simulator';
import { signApiToken, startSimulator } from '..';
import { call, fetchAnswer } from './client';

const now = () => Math.floor(Date.now() / 1000);
const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('authentication of REST calls', () => {
	let zoom: Simulator;
	beforeAll(async () => {
		zoom = await startSimulator();
	});
	afterEach(() => zoom.reset());
	afterAll(async () => await zoom.close());

	const ask = async (token: string) =>
		await call(zoom, 'GET', '/videosdk/recordings', { authorization: `Bearer ${token}` });
	const invalid = { code: 124, message: 'Invalid access token.' };

	it('signs as the published vector', async () => {
		const pair = { key: 'api_key_example', secret: 'api_secret_example' };
		expect(await signApiToken(pair, 1700000000, 3600)).toBe(
			'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJhcGlfa2V5X2V4YW1wbGUiLCJpYXQiOjE3MDAwMDAwMDAsImV4cCI6MTcwMDAwMzYwMH0.zE-GxqbZHxtZyYMz_sSR8VhYaXM56oOkLKgyyjmua24',
		);
	});

	it('lets a token of the API pair pass, with a tracking id and the date', async () => {
		const answer = await ask(await zoom.apiToken());
		expect(answer.status).toBe(200);
		expect(answer.headers['x-zm-trackingid']).toMatch(/^WEB_[0-9a-f]{32}$/);
		const off = Math.abs(Date.parse(String(answer.headers['date'])) - Date.now());
		expect(off).toBeLessThan(60_000);
	});

	it.each([
		['the SDK pair', async () => await sign('sdkKey', 'sdkSecret')],
		['another secret', async () => await sign('apiKey', 'sdkSecret')],
		['an expired token', async () => await sign('apiKey', 'apiSecret', now() - 7200)],
		['a token of the future', async () => await sign('apiKey', 'apiSecret', now() + 600)],
		['an unsigned token', async () => unsigned()],
		['something that is no token', async () => 'abc'],
	])('refuses %s with 401/124', async (_what, make) => {
		const answer = await ask(await make());
		expect([answer.status, answer.json]).toEqual([401, invalid]);
	});

	it('refuses a token in the query', async () => {
		const url = `${zoom.baseUrl}/videosdk/recordings?access_token=${await zoom.apiToken()}`;
		const answer = await fetchAnswer(url);
		expect(answer.status).toBe(401);
		expect(answer.text).toContain('not supported as query parameter string');
	});

	it('takes the SDK pair where a setting says so', async () => {
		zoom.settings.set({ acceptSdkPair: true });
		expect((await ask(await sign('sdkKey', 'sdkSecret'))).status).toBe(200);
	});

	it('goes by its own clock', async () => {
		zoom.settings.set({ clockOffsetSeconds: 7200 });
		const answer = await ask(await zoom.apiToken());
		expect(answer.status).toBe(401);
		const ahead = Date.parse(String(answer.headers['date'])) - Date.now();
		expect(ahead).toBeGreaterThan(7_000_000);
	});

	async function sign(
		key: 'apiKey' | 'sdkKey',
		secret: 'apiSecret' | 'sdkSecret',
		issuedAt = now(),
	): Promise<string> {
		return await signApiToken({ key: zoom.keys[key], secret: zoom.keys[secret] }, issuedAt);
	}

	function unsigned(): string {
		const payload = { iss: zoom.keys.apiKey, iat: now(), exp: now() + 60 };
		return `${base64url({ alg: 'none', typ: 'JWT' })}.${base64url(payload)}.`;
	}
});
