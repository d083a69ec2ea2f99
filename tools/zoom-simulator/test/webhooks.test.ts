import type { Simulator } from '../simulator';
import { encryptToken, signBody, startSimulator } from '..';
import { startReceiver, type Received, type Receiver } from './receiver';

const secret = 'zoom_webhook_secret_token_example';

it('signs and encrypts as the published vectors', () => {
	const body =
		'{"event":"session.recording_started","event_ts":1626230691572,"payload":{"account_id":"AAAAAABBBB","object":{"session_id":"kwPoX6bTS4uWBYwmEpzBvA==","session_name":"testSDK124","session_key":"ABC36jaBI145","start_time":"2021-07-13T21:44:51Z","timezone":"America/Los_Angeles","recording_file":{"recording_start":"2021-03-23T22:14:57Z","recording_end":"2021-03-23T23:15:41Z"}}}}';
	expect(signBody(secret, '1626230691', body)).toBe(
		'v0=9bafc9929ce0338ba7b7f7be367a8ea165366c66c650007b9fb0c3757f045c77',
	);
	expect(encryptToken(secret, 'qgg8vlvZRS6UYooatFL8Aw')).toBe(
		'f9cb9ac7822e2d3018c0ab7d0b0aed7f5212de6b19ff1bae740292e9f84228de',
	);
});

describe('webhooks', () => {
	let zoom: Simulator;
	let receiver: Receiver;
	beforeEach(async () => {
		zoom = await startSimulator({ settings: { retryScale: 0.00001 } });
		receiver = await startReceiver();
	});
	afterEach(async () => {
		await zoom.close();
		await receiver.close();
	});

	const subscribe = (events?: string[]) =>
		zoom.webhooks.subscribe({
			url: receiver.url,
			secretToken: secret,
			...(events === undefined ? {} : { events }),
		});
	const finished = async (state = 'delivered') =>
		await zoom.waitForDelivery((delivery) => delivery.state === state);

	it('carry the headers of Zoom and a signature over the bytes sent', async () => {
		zoom.settings.set({ bodyStyle: 'escapedSlashes' });
		subscribe();
		zoom.startSession({ name: 'a/b', id: '/a//b==' });
		await finished();
		const [event] = receiver.received;
		if (event === undefined) throw new Error('Nothing was received');
		const { headers, raw } = event;
		const timestamp = String(headers['x-zm-request-timestamp']);
		expect(timestamp).toMatch(/^\d{10}$/);
		expect(raw.toString()).toContain('\\/a\\/\\/b==');
		expect(headers).toMatchObject({
			'content-type': 'application/json; charset=utf-8',
			'user-agent': 'Zoom Marketplace/1.0a',
			clientid: zoom.keys.accountId,
			'x-zm-trackingid': expect.stringMatching(/^WEB_/),
			'x-zm-signature': signBody(secret, timestamp, raw),
		});
	});

	it('go only to subscriptions that want them', async () => {
		subscribe(['session.ended']);
		zoom.lifecycle.end(zoom.startSession({ name: 'a' }));
		expect((await finished()).event).toBe('session.ended');
		expect(receiver.received).toHaveLength(1);
	});

	it('are repeated three times, then no more', async () => {
		receiver.answers.push(500, 301, 404, 201);
		subscribe();
		zoom.startSession({ name: 'a' });
		const { attempts } = await finished('failed');
		expect(attempts.map(({ retry, status }) => [retry, status])).toEqual([
			[0, 500],
			[1, 301],
			[2, 404],
			[3, 201],
		]);
		expect(receiver.received).toHaveLength(4);
	});

	it.each([200, 204])('are not repeated after %i', async (status) => {
		receiver.answers.push(500, status);
		subscribe();
		zoom.startSession({ name: 'a' });
		expect((await finished()).attempts).toHaveLength(2);
	});

	it('are not repeated after 4xx where a setting says so', async () => {
		zoom.settings.set({ retry4xx: false });
		receiver.answers.push(401);
		subscribe();
		zoom.startSession({ name: 'a' });
		expect((await finished('failed')).attempts).toHaveLength(1);
	});

	it.each(['new', 'same'] as const)('are repeated with a %s timestamp', async (retryTimestamp) => {
		// 300 s scaled to 1.5 s, so that the second has changed.
		zoom.settings.set({ retryTimestamp, retryScale: 0.005 });
		receiver.answers.push(500);
		subscribe();
		zoom.startSession({ name: 'a' });
		const { attempts } = await finished();
		const stamps = new Set(attempts.map(({ timestamp }) => timestamp));
		expect(stamps.size).toBe(retryTimestamp === 'new' ? 2 : 1);
	});

	it('are repeated when no answer comes in time, and when nobody listens', async () => {
		zoom.settings.set({ webhookTimeoutMs: 100 });
		receiver.answers.push(async () => await new Promise<string>(() => undefined));
		subscribe();
		zoom.startSession({ name: 'a' });
		expect((await finished()).attempts[0]?.error).toMatch(/Timeout/);
		zoom.webhooks.subscribe({ url: 'http://127.0.0.1:1/' });
		zoom.startSession({ name: 'b' });
		expect((await finished('failed')).attempts[3]?.error).toMatch(/ECONNREFUSED/);
	});

	it('come twice when twins are on, with another address and token', async () => {
		zoom.settings.set({ twins: true, processingDelayMs: 1, transcriptOption: '0' });
		subscribe(['session.recording_completed']);
		const session = zoom.startSession({ name: 'a' });
		zoom.lifecycle.record(session, 'start');
		zoom.lifecycle.end(session);
		await zoom.waitForDelivery(({ copy, state }) => copy === 1 && state === 'delivered');
		await zoom.waitForDelivery(({ copy, state }) => copy === 0 && state === 'delivered');
		const [first, second] = receiver.received.map(({ json }) => json);
		expect(first?.event_ts).toBe(second?.event_ts);
		expect(first?.download_token).not.toBe(second?.download_token);
		const urls = (of: unknown): string[] =>
			JSON.stringify(of).match(/(?<="download_url":")[^"]+/g) ?? [];
		expect(urls(first)).toHaveLength(8);
		expect(urls(second)).toHaveLength(8);
		expect(urls(first).filter((url) => urls(second).includes(url))).toEqual([]);
	});

	it('name what was delivered when a wait ends in vain', async () => {
		const wait = zoom.waitForDelivery(() => false, 10);
		await expect(wait).rejects.toThrow('No such delivery within 10 ms');
	});

	describe('validation of an address', () => {
		const validate = async () =>
			await zoom.webhooks.validate({ url: receiver.url, secretToken: secret });
		const right = ({ json }: Received, key = secret) => {
			const plainToken = String(json.payload['plainToken']);
			return JSON.stringify({ plainToken, encryptedToken: encryptToken(key, plainToken) });
		};

		it('is right with the right answer to a signed challenge', async () => {
			receiver.answers.push((event) => right(event));
			expect((await validate()).valid).toBe(true);
			expect(receiver.received[0]?.headers['x-zm-signature']).toMatch(/^v0=/);
			expect(receiver.received[0]?.json.event).toBe('endpoint.url_validation');
		});

		it.each<[string, Receiver['answers'][number], string]>([
			['another secret', (event) => right(event, 'x'), 'another secret'],
			['no JSON', () => 'OK', 'not JSON'],
			['an empty object', () => '{}', 'lacks plainToken'],
			['another token', () => '{"plainToken":"x","encryptedToken":"y"}', 'another plainToken'],
			['an error', 500, 'status 500'],
		])('says why it is wrong: %s', async (_what, answer, reason) => {
			receiver.answers.push(answer);
			expect(await validate()).toMatchObject({
				valid: false,
				reason: expect.stringContaining(reason),
			});
		});

		it('is unsigned where a setting says so', async () => {
			zoom.settings.set({ signChallenge: false });
			receiver.answers.push((event) => right(event));
			expect((await validate()).valid).toBe(true);
			expect(receiver.received[0]?.headers).not.toHaveProperty('x-zm-signature');
		});
	});
});
