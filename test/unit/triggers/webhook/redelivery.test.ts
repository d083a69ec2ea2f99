import { handleWebhook } from '../../../../nodes/ZoomVideoSdk/triggers/webhook/handleWebhook';
import { webhook } from '../../fixtures/recorded';
import { WEBHOOK_SECRET } from '../../fixtures/vectors';
import {
	newWorkflowId,
	signedHeaders,
	webhookContext,
	type Call,
} from '../../fixtures/webhookContext';

const CHOSEN = { events: ['session.recording_completed'] };
const BODY = JSON.stringify(webhook());

/** A call that Zoom signed. */
async function call(changes: Call = {}) {
	const n8n = webhookContext({
		body: BODY,
		headers: signedHeaders(BODY),
		parameters: CHOSEN,
		...changes,
	});
	return { ...n8n, response: await handleWebhook(n8n.context) };
}

describe('an event that cannot be dealt with now', () => {
	it.each<[string, Call, string, string]>([
		[
			'the credential cannot be read',
			{ credential: new Error('The database is locked') },
			'credential_unavailable',
			'Zoom webhook put off: the credential could not be read (The database is locked)',
		],
		[
			'a field cannot be used',
			{ parameters: { ...CHOSEN, output: 'all' } },
			'settings_unusable',
			'Zoom webhook put off: a field of the node cannot be used (Output: “all” is not one of the choices)',
		],
		[
			'Timestamp Tolerance cannot be meant',
			{ parameters: { ...CHOSEN, options: { timestampTolerance: 1441 } } },
			'settings_unusable',
			'Zoom webhook put off: a field of the node cannot be used (Timestamp Tolerance (Minutes): 1441 is not possible)',
		],
		[
			'Zoom cannot be asked about the session',
			{
				parameters: { ...CHOSEN, output: 'completeSet' },
				credential: { webhookSecretToken: WEBHOOK_SECRET },
			},
			'session_unavailable',
			'Zoom webhook put off: Zoom could not be asked what the session has by now (',
		],
	])('is put off when %s', async (_, changes, error, text) => {
		const { response, answer, logs } = await call(changes);
		expect(response).toEqual({ noWebhookResponse: true });
		expect([answer.statusCode, answer.body]).toEqual([503, { error }]);
		expect(logs).toEqual([
			{
				level: 'error',
				text: expect.stringContaining(text),
				metadata: expect.objectContaining({ reason: error }),
			},
		]);
	});

	it('is put off while its twin is being stored', async () => {
		const workflowId = newWorkflowId();
		await call({ workflowId });
		jest.useFakeTimers({ now: Date.now() });
		const twin = call({ workflowId });
		await jest.advanceTimersByTimeAsync(3_000);
		jest.useRealTimers();
		const { answer, logs } = await twin;
		expect([answer.statusCode, answer.body]).toEqual([503, { error: 'first_delivery_pending' }]);
		expect(logs[0]?.text).toMatch(/: the same event came before and is still being stored \(/);
	});

	it('is put off when n8n itself gives no parameters', async () => {
		const n8n = webhookContext({ body: BODY, headers: signedHeaders(BODY) });
		n8n.context.getNodeParameter = () => {
			throw 'no expression';
		};
		await handleWebhook(n8n.context);
		expect([n8n.answer.statusCode, n8n.answer.body]).toEqual([503, { error: 'settings_unusable' }]);
		expect(n8n.logs[0]?.text).toMatch(/\(unknown reason\)$/);
	});
});
