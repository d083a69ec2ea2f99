import { WebhookContext } from 'n8n-core';
import { request } from 'undici';

import { useTriggers, zoomEvent, type Sending, type Trigger } from './fixtures/trigger';
import { useZoom } from './fixtures/zoom';

const zoom = useZoom();
const startTrigger = useTriggers(zoom);
afterEach(() => void jest.restoreAllMocks());

const EVENT = zoomEvent();
const MINUTE = 60_000;

/** What the trigger itself has logged. */
const logged = () => zoom.logs.filter(({ metadata }) => 'reason' in metadata);
const answerOf = ({ status, reply }: { status?: number; reply?: string }) => [
	status,
	JSON.parse(reply ?? 'null'),
];
const line = (level: string, reason: string, message: unknown) => ({
	level,
	message,
	metadata: { reason, node: 'Trigger', workflowId: 'test-workflow' },
});

type Credential = Record<string, string>;
const withCredential = (changes: Credential) => ({ credentials: zoom.credentials(changes) });

describe('A rejected request is answered with the reason, and the log says what to do:', () => {
	const challenge = { event: 'endpoint.url_validation', payload: { plainToken: 'v0:1:x' } };

	it.each<[string, unknown, Sending, Credential, number, string, RegExp]>([
		['no headers', EVENT, { secret: null }, {}, 401, 'missing_header', /a proxy before n8n/],
		['an old timestamp', EVENT, { age: 7201 }, {}, 401, 'stale_timestamp', /Check the clock/],
		['another secret', EVENT, { secret: 'forged' }, {}, 401, 'bad_signature', /Copy Secret Token/],
		[
			'no secret in the credential',
			EVENT,
			{ secret: 'any' },
			{ webhookSecretToken: '' },
			401,
			'no_secret',
			/holds no Webhook Secret Token/,
		],
		['no object', '[]', {}, {}, 400, 'malformed_body', /is not one of Zoom’s events/],
		['no event', '{"event":7}', {}, {}, 400, 'malformed_body', /is signed/],
		['no body', '', {}, {}, 400, 'malformed_body', /is signed/],
		['an invalid challenge', challenge, {}, {}, 400, 'malformed_body', /is signed/],
	])('%s', async (_, body, sending, credential, status, refused, explanation) => {
		const trigger = await startTrigger({}, withCredential(credential));
		expect(answerOf(await trigger.send(body, sending))).toEqual([status, { refused }]);
		expect(logged()).toEqual([line('warn', refused, expect.stringMatching(explanation))]);
		expect(logged()[0]?.message).toMatch(new RegExp(`^Zoom webhook refused \\(${refused}\\): `));
		expect([trigger.executions, trigger.failedExecutions]).toEqual([[], []]);
	});

	it('a body that n8n cannot read, without a look at the credential', async () => {
		const trigger = await startTrigger();
		const { statusCode, body } = await request(trigger.url, {
			method: 'POST',
			headers: {
				'content-type': 'application/octet-stream',
				'content-encoding': 'gzip',
				'x-zm-request-timestamp': String(Math.floor(Date.now() / 1000)),
				'x-zm-signature': `v0=${'0'.repeat(64)}`,
			},
			body: 'not gzip',
		});
		expect([statusCode, await body.json()]).toEqual([400, { refused: 'unreadable_body' }]);
		expect(logged()).toEqual([
			line('warn', 'unreadable_body', expect.stringMatching(/it broke off, is larger than n8n/)),
		]);
		expect(trigger.credentials.reads).toBe(0);
	});
});

describe('An event that cannot be handled now is answered with 503 when', () => {
	it.each<[string, object, Credential, string, string]>([
		[
			'a field of the node is invalid',
			{ output: 'all' },
			{},
			'settings_unusable',
			'a field of the node cannot be used (Output: “all” is not one of the choices)',
		],
		[
			'Timestamp Tolerance is too long',
			{ options: { timestampTolerance: 1441 } },
			{},
			'settings_unusable',
			'a field of the node cannot be used (Timestamp Tolerance (Minutes): 1441 is not possible)',
		],
		[
			'the credential has no API key for the set of the session',
			{ output: 'completeSet' },
			{ apiKey: '', apiSecret: '', sdkKey: '', sdkSecret: '' },
			'session_unavailable',
			'Zoom could not be asked what the session has by now (',
		],
	])('%s', async (_, parameters, credential, error, text) => {
		const trigger = await startTrigger({ ...parameters }, withCredential(credential));
		expect(answerOf(await trigger.send(EVENT))).toEqual([503, { error }]);
		const message = expect.stringContaining(`Zoom webhook put off: ${text}`);
		expect(logged()).toEqual([line('error', error, message)]);
		expect([trigger.executions, trigger.failedExecutions]).toEqual([[], []]);
	});

	it('the credential cannot be read', async () => {
		const trigger = await startTrigger();
		const reading = jest.spyOn(trigger.credentials, 'getDecrypted');
		reading.mockRejectedValueOnce(new Error('The database is locked'));
		const error = 'credential_unavailable';
		expect(answerOf(await trigger.send(EVENT))).toEqual([503, { error }]);
		const message =
			'Zoom webhook put off: the credential could not be read (The database is locked)';
		expect(logged()).toEqual([line('error', error, message)]);
	});

	it('the node has no credential', async () => {
		const trigger = await startTrigger({}, { credentials: {} });
		const error = 'credential_unavailable';
		expect(answerOf(await trigger.send(EVENT))).toEqual([503, { error }]);
		expect(logged()[0]?.message).toMatch(/could not be read \(Node does not have any credentials/);
	});

	it('n8n fails without saying why', async () => {
		const trigger = await startTrigger();
		jest.spyOn(WebhookContext.prototype, 'getNodeParameter').mockImplementation(() => {
			throw 'no expression';
		});
		expect(answerOf(await trigger.send(EVENT))).toEqual([503, { error: 'settings_unusable' }]);
		expect(logged()[0]?.message).toMatch(/\(unknown reason\)$/);
	});
});

describe('With an invalid Timestamp Tolerance', () => {
	const options = { timestampTolerance: 0 };

	it.each<[string, Sending, number, object]>([
		['an event is put off', {}, 503, { error: 'settings_unusable' }],
		['a forged event is rejected', { secret: 'forged' }, 401, { refused: 'bad_signature' }],
		['the default applies to old events', { age: 7201 }, 401, { refused: 'stale_timestamp' }],
	])('%s', async (_, sending, status, body) => {
		const trigger = await startTrigger({ options });
		expect(answerOf(await trigger.send(EVENT, sending))).toEqual([status, body]);
		expect(trigger.executions).toEqual([]);
	});

	it('the challenge is answered', async () => {
		const { url } = await startTrigger({ options });
		expect(await zoom.simulator.webhooks.validate({ url })).toMatchObject({ valid: true });
	});
});

describe('An accepted event is answered with', () => {
	it.each<[string, object, object]>([
		['that it started the workflow', {}, { accepted: true, started: true }],
		[
			'that it is not chosen',
			{ events: ['session.started'] },
			{ accepted: true, started: false, reason: 'event_not_chosen' },
		],
		[
			'that a filter excludes it',
			{ filters: { sessionKey: 'other' } },
			{ accepted: true, started: false, reason: 'filtered' },
		],
	])('%s', async (_, parameters, answer) => {
		const trigger = await startTrigger({ ...parameters });
		expect(answerOf(await trigger.send(EVENT))).toEqual([200, answer]);
		const items = 'reason' in answer ? [] : [expect.objectContaining({ session_name: 'Demo' })];
		expect([trigger.items(), logged()]).toEqual([items, []]);
	});
});

describe('The log', () => {
	const start = Date.now();
	const setClock = (milliseconds: number) =>
		jest.spyOn(Date, 'now').mockReturnValue(start + milliseconds);
	/** What a request adds to the log. */
	async function linesOf(trigger: Trigger, sending: Sending, event = EVENT) {
		const before = logged().length;
		await trigger.send(event, sending);
		return logged().slice(before);
	}

	it('names a reason once a minute for each node, and counts the lines between', async () => {
		setClock(0);
		const trigger = await startTrigger();
		const unsigned = async (at = trigger) => await linesOf(at, { secret: null });
		const counts = [];
		for (let time = 0; time < 3; time += 1) counts.push((await unsigned()).length);
		expect(counts).toEqual([1, 0, 0]);
		expect(await unsigned(await startTrigger())).toHaveLength(1);
		expect(await linesOf(trigger, { secret: 'forged' })).toHaveLength(1);
		setClock(MINUTE - 1);
		expect(await unsigned()).toHaveLength(0);
		setClock(MINUTE);
		const [next] = await unsigned();
		expect(next?.message).toMatch(/ \(3 more since the last such line\)$/);
		expect(next?.metadata).toMatchObject({ reason: 'missing_header', more: 3 });
	});

	it('hints once an hour that Zoom signs with the previous secret', async () => {
		const previous = 'previous_secret';
		const trigger = await startTrigger(
			{},
			withCredential({ previousWebhookSecretToken: previous }),
		);
		let sessions = 0;
		const hints = async (minutes: number, sending: Sending = { secret: previous }) => {
			setClock(minutes * MINUTE);
			sessions += 1;
			return await linesOf(trigger, sending, zoomEvent({ session_id: `${sessions}==` }));
		};
		expect(await hints(0, {})).toEqual([]);
		expect(await hints(1)).toEqual([
			line(
				'info',
				'previous_secret',
				'Zoom signs with the previous Webhook Secret Token of the credential. If you have changed it at Zoom and this goes on for more than a day, check that the current one is right.',
			),
		]);
		expect(await hints(60)).toEqual([]);
		expect(await hints(61)).toHaveLength(1);
		expect(trigger.executions).toHaveLength(4);
	});
});
