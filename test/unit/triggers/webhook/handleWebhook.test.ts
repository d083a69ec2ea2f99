import { handleWebhook } from '../../../../nodes/ZoomVideoSdk/triggers/webhook/handleWebhook';
import { restSession, webhook } from '../../fixtures/recorded';
import { CHALLENGE, WEBHOOK_SECRET } from '../../fixtures/vectors';
import {
	newWorkflowId,
	signedHeaders,
	webhookContext,
	type Call,
} from '../../fixtures/webhookContext';

const COMPLETED = 'session.recording_completed';
const BODY = JSON.stringify(webhook());
const CHOSEN = { events: [COMPLETED] };

/** A call with a body that Zoom signed, unless changed. */
async function call(changes: Call & { secret?: string; age?: number } = {}) {
	const { secret = WEBHOOK_SECRET, age = 0, ...more } = changes;
	const body = more.body ?? BODY;
	const given = {
		body,
		headers: signedHeaders(body, { secret, age }),
		parameters: CHOSEN,
		...more,
	};
	const n8n = webhookContext(given);
	const response = await handleWebhook(n8n.context);
	return { ...n8n, response };
}

describe('a request that is rejected', () => {
	it.each<[string, Parameters<typeof call>[0], number, string, RegExp]>([
		['no headers', { headers: {} }, 401, 'missing_header', /a proxy before n8n strips these/],
		['an old timestamp', { age: 7201 }, 401, 'stale_timestamp', /Check the clock of this machine/],
		['another secret', { secret: 'forged' }, 401, 'bad_signature', /Copy Secret Token again/],
		[
			'no secret in the credential',
			{ credential: {} },
			401,
			'no_secret',
			/holds no Webhook Secret Token/,
		],
		['no object', { body: '[]' }, 400, 'malformed_body', /is not one of Zoom’s events/],
		['no JSON', { body: '{' }, 400, 'malformed_body', /is signed/],
		['no event', { body: '{"event":7}' }, 400, 'malformed_body', /is signed/],
		[
			'a challenge that is none',
			{ body: '{"event":"endpoint.url_validation","payload":{"plainToken":"v0:1:x"}}' },
			400,
			'malformed_body',
			/is signed/,
		],
		[
			'a body that breaks off',
			{ readRawBody: async () => await Promise.reject(new Error('aborted')) },
			400,
			'unreadable_body',
			/broke off, is larger than n8n allows/,
		],
	])('%s', async (_, changes, status, refused, explanation) => {
		const { response, answer, logs } = await call(changes);
		expect(response).toEqual({ noWebhookResponse: true });
		expect([answer.statusCode, answer.body]).toEqual([status, { refused }]);
		expect(logs).toEqual([
			{
				level: 'warn',
				text: expect.stringMatching(explanation),
				metadata: { reason: refused, node: 'Trigger', workflowId: expect.any(String) },
			},
		]);
		expect(logs[0]?.text).toMatch(new RegExp(`^Zoom webhook refused \\(${refused}\\): `));
	});

	it('is written into the log once a minute for each node and reason, and counted', async () => {
		const clock = jest.spyOn(Date, 'now');
		const workflowId = newWorkflowId();
		const rejected = async (changes: Call = {}) =>
			(await call({ workflowId, headers: {}, ...changes })).logs;
		const start = Date.now();
		expect(await rejected()).toHaveLength(1);
		expect(await rejected()).toHaveLength(0);
		expect(await rejected()).toHaveLength(0);
		expect(await rejected({ nodeName: 'another' })).toHaveLength(1);
		expect(await rejected({ headers: signedHeaders('another body') })).toHaveLength(1);
		clock.mockReturnValue(start + 59_000);
		expect(await rejected()).toHaveLength(0);
		clock.mockReturnValue(start + 61_000);
		const [line] = await rejected();
		clock.mockRestore();
		expect(line?.text).toMatch(/ \(3 more since the last such line\)$/);
		expect(line?.metadata).toMatchObject({ reason: 'missing_header', more: 3 });
	});
});

describe('with a Timestamp Tolerance that cannot be meant', () => {
	const parameters = { ...CHOSEN, options: { timestampTolerance: 0 } };

	it.each<[string, Parameters<typeof call>[0], number, object]>([
		['an event', {}, 503, { error: 'settings_unusable' }],
		['a forged event', { secret: 'forged' }, 401, { refused: 'bad_signature' }],
		['an event older than the default', { age: 7201 }, 401, { refused: 'stale_timestamp' }],
	])('%s starts nothing', async (_, changes, status, body) => {
		const { response, answer } = await call({ parameters, ...changes });
		expect(response).toEqual({ noWebhookResponse: true });
		expect([answer.statusCode, answer.body]).toEqual([status, body]);
	});

	it('the challenge is answered', async () => {
		const body = JSON.stringify({
			event: 'endpoint.url_validation',
			payload: { plainToken: CHALLENGE.plainToken },
		});
		const { answer } = await call({ body, parameters });
		expect([answer.statusCode, answer.body]).toEqual([200, CHALLENGE]);
	});
});

describe('a request of Zoom’s', () => {
	it('starts the workflow with the event', async () => {
		const { response, logs, answer } = await call();
		expect(response.workflowData).toEqual([
			[{ json: expect.objectContaining({ event: COMPLETED, session_name: 'weekly' }) }],
		]);
		expect(response.webhookResponse).toEqual({ accepted: true, started: true });
		expect([logs, answer.body]).toEqual([[], undefined]);
	});

	it('that the previous secret signed leaves a hint, once an hour', async () => {
		const clock = jest.spyOn(Date, 'now');
		const workflowId = newWorkflowId();
		const credential = {
			webhookSecretToken: WEBHOOK_SECRET,
			previousWebhookSecretToken: 'previous',
		};
		const start = Date.now();
		const hints = async (minutes: number, secret: string) => {
			clock.mockReturnValue(start + minutes * 60_000);
			return (await call({ workflowId, credential, secret, parameters: {} })).logs;
		};
		expect(await hints(0, WEBHOOK_SECRET)).toEqual([]);
		expect(await hints(1, 'previous')).toEqual([
			{
				level: 'info',
				text: 'Zoom signs with the previous Webhook Secret Token of the credential. If you have changed it at Zoom and this goes on for more than a day, check that the current one is right.',
				metadata: { reason: 'previous_secret', node: 'Trigger', workflowId },
			},
		]);
		expect(await hints(59, 'previous')).toEqual([]);
		expect(await hints(62, 'previous')).toHaveLength(1);
		clock.mockRestore();
	});

	it('is answered when it is the challenge, with the secret that signed it', async () => {
		const body = JSON.stringify({
			event: 'endpoint.url_validation',
			payload: { plainToken: CHALLENGE.plainToken },
		});
		const { response, answer } = await call({ body, parameters: {} });
		expect(response).toEqual({ noWebhookResponse: true });
		expect([answer.statusCode, answer.body]).toEqual([200, CHALLENGE]);
	});

	it.each<[string, Record<string, unknown>, string]>([
		['is not chosen', { events: ['session.started'] }, 'event_not_chosen'],
		['does not pass a filter', { ...CHOSEN, filters: { sessionKey: 'other' } }, 'filtered'],
	])('is accepted and starts nothing when it %s', async (_, parameters, reason) => {
		const { response } = await call({ parameters });
		expect(response).toEqual({ webhookResponse: { accepted: true, started: false, reason } });
	});

	it('is a repeat the second time, unless repeats are not to be dropped', async () => {
		const once = { workflowId: newWorkflowId() };
		const first = await call(once);
		expect(first.response.webhookResponse).toMatchObject({ started: true });
		const { response } = await call(once);
		expect(response).toEqual({
			webhookResponse: { accepted: true, started: false, reason: 'repeat' },
		});
		const again = { ...once, parameters: { ...CHOSEN, options: { dropRepeats: false } } };
		const { response: kept } = await call(again);
		expect(kept.webhookResponse).toEqual({ accepted: true, started: true });
		expect(kept.workflowData?.flat()).toHaveLength(1);
	});

	it('is a repeat when its set started the workflow before', async () => {
		const once = {
			workflowId: newWorkflowId(),
			parameters: { ...CHOSEN, output: 'completeSet', setKinds: ['recording'] },
			credential: { webhookSecretToken: WEBHOOK_SECRET, apiKey: 'k', apiSecret: 's' },
			zoom: () => ({ statusCode: 200, headers: {}, body: JSON.stringify(restSession()) }),
		};
		const first = await call(once);
		expect(first.response.webhookResponse).toEqual({ accepted: true, started: true });
		const second = await call(once);
		expect(second.response.webhookResponse).toMatchObject({ started: false, reason: 'repeat' });
		// Asked again: the session might have grown.
		expect([first.requests, second.requests].map(({ length }) => length)).toEqual([1, 1]);
	});

	it('has the download token in its item only where that is asked for', async () => {
		const parameters = { ...CHOSEN, options: { includeTokens: true } };
		const [asked, not] = await Promise.all([call({ parameters }), call()]);
		expect(asked.response.workflowData?.[0]?.[0]?.json).toHaveProperty('download_token');
		expect(not.response.workflowData?.[0]?.[0]?.json).not.toHaveProperty('download_token');
	});
});
