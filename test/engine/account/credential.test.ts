import { decodeJwt, jwtVerify } from 'jose';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { session, useZoom } from '../fixtures/zoom';
import { sendWithCredential } from '../harness';

const zoom = useZoom();

/** The token of the only call that reached the simulator. */
function sentToken(): string {
	const [call, ...others] = zoom.simulator.requests.list();
	expect(others).toEqual([]);
	return String(call?.headers['authorization']).replace(/^Bearer /, '');
}

async function send(url: string, credential?: ICredentialDataDecryptedObject) {
	const run = await sendWithCredential(zoom.credentials(credential), { url, json: true });
	zoom.watch(run);
	return run;
}

describe('a request', () => {
	it('is signed with the API pair: HS256, for an hour at most, from half a minute ago', async () => {
		const { apiKey, apiSecret } = zoom.simulator.keys;
		await zoom.run('getAll');
		const secret = new TextEncoder().encode(apiSecret);
		const { payload, protectedHeader } = await jwtVerify(sentToken(), secret);
		expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'JWT' });
		expect(payload).toEqual({ iss: apiKey, iat: expect.any(Number), exp: expect.any(Number) });
		const { iat = 0, exp = Infinity } = payload;
		expect(exp - iat).toBeLessThanOrEqual(3600);
		expect(Date.now() / 1000 - iat).toBeGreaterThanOrEqual(29);
	});

	it('is signed with the SDK pair where the API pair is empty', async () => {
		zoom.simulator.settings.set({ acceptSdkPair: true });
		const { error } = await zoom.run('getAll', {}, { credential: { apiKey: '', apiSecret: '' } });
		expect(error).toBeUndefined();
		expect(decodeJwt(sentToken()).iss).toBe(zoom.simulator.keys.sdkKey);
	});

	it('takes keys that were copied with white space', async () => {
		const { apiKey, apiSecret } = zoom.simulator.keys;
		const credential = { apiKey: ` ${apiKey}\n`, apiSecret: `\t${apiSecret} ` };
		expect((await zoom.run('getAll', {}, { credential })).error).toBeUndefined();
	});
});

describe('an error says which pair is wrong, and where the right one is', () => {
	it.each([
		[
			'the SDK pair signed',
			{ apiKey: '', apiSecret: '' },
			/'API Key' and 'API Secret' .* are empty/,
		],
		['the secret is wrong', { apiSecret: 'wrong' }, /Check 'API Key' and 'API Secret'/],
	])('when %s', async (_, credential, advice) => {
		const { error } = await zoom.run('get', session('x'), { credential });
		expect(error?.message).toBe('Zoom did not accept the key [item 0]');
		expect(error?.description).toMatch(advice);
		expect(error?.description).toMatch(/code 124/);
		expect(zoom.calls()).toHaveLength(1);
	});

	it.each([
		['half of the API pair is missing', { apiSecret: '' }, /'API Secret' is empty/],
		['there is no pair', { apiKey: '', apiSecret: '', sdkSecret: '' }, /./],
		['the base URL is http', { baseUrl: 'http://api.zoom.us/v2' }, /https/],
		['the base URL holds a password', { baseUrl: 'https://me:pw@api.zoom.us/v2' }, /password/],
		['the base URL holds a query', { baseUrl: 'https://api.zoom.us/v2?x=1' }, /query/],
		['the base URL is none', { baseUrl: 'api.zoom.us' }, /'Base URL' is not an address/],
	])('before any request, when %s', async (_, credential, message) => {
		const { error } = await zoom.run('get', session('x'), { credential });
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(/Open the credential/);
		expect(zoom.calls()).toEqual([]);
	});
});

describe("n8n's HTTP Request node", () => {
	it("may use the credential for Zoom's API", async () => {
		const { error, items } = await send(`${zoom.simulator.baseUrl}/videosdk/recordings`);
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ reply: { sessions: [] } });
	});

	it('may use it for a host that the credential lists', async () => {
		const { files } = zoom.simulator.origins;
		await send(`${files}/elsewhere/x`, { downloadHosts: `x.example, ${new URL(files).host}` });
		expect(decodeJwt(sentToken()).iss).toBe(zoom.simulator.keys.apiKey);
	});

	it('may not use it for any other host, and nothing is sent', async () => {
		const { files } = zoom.simulator.origins;
		const run = await send(`${files}/elsewhere/x`);
		expect(run.status).toBe('error');
		expect(run.error?.message).toContain(new URL(files).host);
		expect(zoom.simulator.requests.list()).toEqual([]);
	});

	it.each([
		'https://evilzoom.us/v2',
		'https://zoom.us.evil.example/v2',
		'https://zoom.us@evil.example/v2',
		'http://api.zoom.us/v2',
	])('may not use it for %s', async (url) => {
		const { error } = await send(url);
		expect(error?.message).toMatch(/is not sent to/);
	});
});
