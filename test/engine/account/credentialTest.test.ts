import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { startSimulator } from '../../../tools/zoom-simulator';
import { speedUpClock } from '../fixtures/fastClock';
import { useServer, type Answer } from '../fixtures/server';
import { useZoom } from '../fixtures/zoom';
import { testCredential } from '../harness';

const zoom = useZoom();

async function test(changes: ICredentialDataDecryptedObject = {}) {
	const { zoomVideoSdkApi = {} } = zoom.credentials(changes);
	const result = await testCredential('zoomVideoSdkApi', zoomVideoSdkApi);
	zoom.watch(result);
	return result;
}

const pairs = () => {
	const { apiKey, apiSecret, sdkKey, sdkSecret } = zoom.simulator.keys;
	return { api: [apiKey, apiSecret] as const, sdk: [sdkKey, sdkSecret] as const };
};

it('is green after exactly one call, which reads one entry of a list', async () => {
	expect(await test()).toEqual({ status: 'OK', message: expect.any(String) });
	const [call] = zoom.simulator.requests.list();
	expect(zoom.calls()).toEqual(['GET recordings.list']);
	expect(call?.query).toEqual({ page_size: '1' });
});

it('is green for a credential for triggers only, and says what it cannot do', async () => {
	const empty = { apiKey: '', apiSecret: '', sdkKey: '', sdkSecret: '' };
	const { status, message } = await test(empty);
	expect(status).toBe('OK');
	expect(message).toMatch(/triggers.*'API Key' and 'API Secret'/);
	expect(zoom.calls()).toEqual([]);
});

describe('tells apart', () => {
	it.each<[string, () => ICredentialDataDecryptedObject, RegExp]>([
		['a wrong secret', () => ({ apiSecret: 'wrong' }), /^Wrong secret/],
		['a wrong secret without SDK keys', () => ({ apiSecret: 'x', sdkKey: '' }), /^Wrong secret/],
		[
			'the SDK pair in the place of the API pair',
			() => ({ apiKey: pairs().sdk[0], apiSecret: pairs().sdk[1] }),
			/^Wrong pair: 'API Key' holds the SDK key/,
		],
		[
			'an empty API pair',
			() => ({ apiKey: '', apiSecret: '' }),
			/^Wrong pair: 'API Key' and 'API Secret' are empty/,
		],
		[
			'exchanged pairs',
			() => {
				const { api, sdk } = pairs();
				return { apiKey: sdk[0], apiSecret: sdk[1], sdkKey: api[0], sdkSecret: api[1] };
			},
			/^The two pairs are swapped/,
		],
		['half a pair', () => ({ apiSecret: '' }), /^The 'API Secret' is empty/],
		[
			'no key at all',
			() => ({
				apiKey: '',
				apiSecret: '',
				sdkKey: '',
				sdkSecret: '',
				webhookSecretToken: '',
			}),
			/^There is no key pair/,
		],
		[
			"an address that is not Zoom's API",
			() => ({ baseUrl: `${zoom.simulator.origins.api}/v3` }),
			/^Zoom does not know this address of its API/,
		],
		['a base URL with http', () => ({ baseUrl: 'http://api.zoom.us/v2' }), /must start with https/],
		['one with a password', () => ({ baseUrl: 'https://a:b@api.zoom.us/v2' }), /user name or pass/],
		['one with a query', () => ({ baseUrl: 'https://api.zoom.us/v2?a=b' }), /query or fragment/],
		['one that is none', () => ({ baseUrl: 'zoom' }), /is not an address/],
	])('%s', async (_, changes, message) => {
		const result = await test(changes());
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(message);
		expect(zoom.calls().length).toBeLessThanOrEqual(2);
	});

	it('a host that does not listen', async () => {
		const gone = await startSimulator();
		await gone.close();
		const { status, message } = await test({ baseUrl: gone.baseUrl });
		expect(status).toBe('Error');
		expect(message).toMatch(/^The host 127\.0\.0\.1:\d+ refused the connection/);
	});

	it('a host that does not exist', async () => {
		const { status, message } = await test({ baseUrl: 'https://zoom.invalid/v2' });
		expect(status).toBe('Error');
		expect(message).toMatch(/^The host zoom\.invalid was not found/);
	});
});

describe('does not mistake for good', () => {
	it.each([
		['a page of HTML', { kind: 'htmlPage', status: 200 } as const, /could not be read/],
		['an error under 200', { kind: 'errorBody', code: 124, message: 'No.' } as const, /^Wrong/],
		['a failing service', { kind: 'htmlPage' } as const, /^Zoom could not handle the request/],
		['a rate limit', { kind: 'rateLimit', type: 'Daily-limit' } as const, /daily limit/],
		['a broken connection', { kind: 'resetBeforeReply' } as const, /^The connection to .* broke/],
		['a redirect', { kind: 'redirect', to: 'otherOrigin' } as const, /could not be read/],
	])('%s', async (_, fault, message) => {
		zoom.simulator.faults.add({ on: 'recordings.list', fault, times: 0 });
		const result = await test();
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(message);
	});
});

describe('ends although', () => {
	const server = useServer();
	afterEach(() => jest.restoreAllMocks());
	const dripping =
		(start: string): Answer =>
		({ socket }) => {
			socket.write(start);
			const drip = setInterval(() => void socket.write('x'), 50);
			socket.on('close', () => clearInterval(drip));
		};
	const body = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n';

	it.each<[string, Answer, number]>([
		['the answer drips', dripping(body), 1],
		['its headers do', dripping('HTTP/1.1 200 OK\r\nx-drip: '), 1],
		[
			'that of the second call does',
			(request, response) => {
				if (server.calls.length > 1) dripping(body)(request, response);
				else response.writeHead(401).end('{"code":124}');
			},
			2,
		],
	])('%s', async (_, answer, calls) => {
		speedUpClock(40);
		server.answer = answer;
		const { status, message } = await test({ baseUrl: `${server.origin}/v2` });
		expect(status).toBe('Error');
		expect(message).toMatch(/^The host 127\.0\.0\.1:\d+ did not answer in time/);
		expect(server.calls).toHaveLength(calls);
	});
});
