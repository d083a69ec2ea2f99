import { WebhookContext } from 'n8n-core';
import { request } from 'undici';

import { slowDatabase } from '../fixtures/slowDatabase';
import { useTriggers, zoomEvent, type Sending } from '../fixtures/trigger';
import { until } from '../fixtures/until';
import { useZoom } from '../fixtures/zoom';

const zoom = useZoom();
const startTrigger = useTriggers(zoom);
afterEach(() => void jest.restoreAllMocks());

const EVENT = zoomEvent();

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
			/holds no 'Webhook Secret Token'/,
		],
		['no object', '[]', {}, {}, 400, 'malformed_body', /is not one of Zoom's events/],
		['no event', '{"event":7}', {}, {}, 400, 'malformed_body', /is signed/],
		['no body', '', {}, {}, 400, 'malformed_body', /is signed/],
		['an invalid challenge', challenge, {}, {}, 400, 'malformed_body', /is signed/],
	])('%s', async (_, body, sending, credential, status, refused, explanation) => {
		const trigger = await startTrigger({}, withCredential(credential));
		expect(answerOf(await trigger.send(body, sending))).toEqual([status, { refused }]);
		expect(logged()).toEqual([line('warn', refused, expect.stringMatching(explanation))]);
		expect(logged()[0]?.message).toMatch(new RegExp(`^Zoom webhook rejected \\(${refused}\\): `));
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
			line(
				'warn',
				'unreadable_body',
				expect.stringMatching(/it was interrupted, is larger than n8n/),
			),
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
			'a field of the node cannot be used (\'Output\': "all" is not one of the choices)',
		],
		[
			'Timestamp Tolerance is too long',
			{ options: { timestampToleranceMinutes: 1441 } },
			{},
			'settings_unusable',
			"a field of the node cannot be used ('Timestamp Tolerance (Minutes)': 1441 is not allowed)",
		],
		[
			'the credential has no API key for the set of the session',
			{ output: 'completeSet' },
			{ apiKey: '', apiSecret: '', sdkKey: '', sdkSecret: '' },
			'session_unavailable',
			'the files of the session are not known yet (',
		],
	])('%s', async (_, parameters, credential, error, text) => {
		const trigger = await startTrigger({ ...parameters }, withCredential(credential));
		expect(answerOf(await trigger.send(EVENT))).toEqual([503, { error }]);
		const message = expect.stringContaining(`Zoom webhook deferred: ${text}`);
		expect(logged()).toEqual([line('error', error, message)]);
		expect([trigger.executions, trigger.failedExecutions]).toEqual([[], []]);
	});

	it('the credential cannot be read', async () => {
		const trigger = await startTrigger();
		const reading = jest.spyOn(trigger.credentials, 'getDecrypted');
		reading.mockRejectedValueOnce(new Error('The database is locked'));
		const error = 'credential_unavailable';
		expect(answerOf(await trigger.send(EVENT))).toEqual([503, { error }]);
		const message = expect.stringContaining(
			'Zoom webhook deferred: the credential could not be read (The database is locked) [node ',
		);
		expect(logged()).toEqual([line('error', error, message)]);
	});

	it('the node has no credential', async () => {
		const trigger = await startTrigger({}, { credentials: {} });
		const error = 'credential_unavailable';
		expect(answerOf(await trigger.send(EVENT))).toEqual([503, { error }]);
		expect(logged()[0]?.message).toMatch(/could not be read \(Node does not have any credentials/);
	});

	it('the same event is still being stored after longer than Zoom waits', async () => {
		const { waiting, onExecution } = slowDatabase();
		const trigger = await startTrigger({}, { onExecution });
		const first = trigger.send(EVENT);
		await until(() => waiting.length === 1);
		const error = 'first_delivery_pending';
		expect(answerOf(await trigger.send(EVENT))).toEqual([503, { error }]);
		const message = expect.stringContaining(
			'Zoom webhook deferred: the same event arrived before and is still being stored (n8n has not stored the first delivery yet)',
		);
		expect(logged()).toEqual([line('error', error, message)]);
		waiting[0]?.store();
		expect((await first).status).toBe(200);
		expect(trigger.executions).toHaveLength(1);
	});

	it('n8n fails without saying why', async () => {
		const trigger = await startTrigger();
		jest.spyOn(WebhookContext.prototype, 'getNodeParameter').mockImplementation(() => {
			throw 'no expression';
		});
		expect(answerOf(await trigger.send(EVENT))).toEqual([503, { error: 'settings_unusable' }]);
		expect(logged()[0]?.message).toMatch(/\(unknown reason\) \[node /);
	});
});

describe('With an invalid Timestamp Tolerance', () => {
	const options = { timestampToleranceMinutes: 0 };

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
		const { url, failedExecutions } = await startTrigger({ options });
		expect(await zoom.simulator.webhooks.validate({ url })).toMatchObject({ valid: true });
		expect(failedExecutions).toEqual([]);
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

	it('that it came before', async () => {
		const trigger = await startTrigger();
		await trigger.send(EVENT);
		const answer = { accepted: true, started: false, reason: 'repeat' };
		expect(answerOf(await trigger.send(EVENT))).toEqual([200, answer]);
	});
});
