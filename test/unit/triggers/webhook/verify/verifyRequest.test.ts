import { verifyRequest } from '../../../../../nodes/ZoomVideoSdk/triggers/webhook/verify/verifyRequest';
import { WEBHOOK_SECRET } from '../../../fixtures/vectors';
import {
	newWorkflowId,
	signedHeaders,
	webhookHost,
	type Call,
} from '../../../fixtures/webhookHost';

const BODY = '{"event":"session.started"}';
const WINDOW = 7200;

async function verify(changes: Call & { secret?: string } = {}) {
	const { secret = WEBHOOK_SECRET, ...more } = changes;
	const body = 'body' in more ? more.body : BODY;
	const headers = signedHeaders(body ?? '', { secret });
	const n8n = webhookHost({ headers, ...more, body });
	return { ...n8n, verified: await verifyRequest(n8n.host, WINDOW) };
}

describe('the body of a request', () => {
	it.each<[string, Call]>([
		['n8n has read', {}],
		['n8n reads when asked', { readRawBody: async () => await Promise.resolve() }],
	])('is that which %s', async (_, changes) => {
		expect((await verify(changes)).verified).toEqual({
			refusal: undefined,
			body: { event: 'session.started' },
			secret: WEBHOOK_SECRET,
			signedAt: expect.stringMatching(/^\d{10}$/),
		});
	});

	it('that n8n has read is not read again', async () => {
		const n8n = webhookHost({ body: BODY, headers: signedHeaders(BODY) });
		const request = n8n.host.getRequestObject();
		const reading = jest.spyOn(request, 'readRawBody');
		await verifyRequest(n8n.host, WINDOW);
		expect(reading).not.toHaveBeenCalled();
	});

	it('that n8n cannot read is refused', async () => {
		const readRawBody = async () => await Promise.reject(new Error('aborted'));
		const { verified, reads } = await verify({ readRawBody });
		expect(verified).toEqual({ refusal: 'unreadable_body' });
		expect(reads.credential).toBe(0);
	});

	it('that is missing is an empty one', async () => {
		expect((await verify({ body: undefined })).verified).toEqual({ refusal: 'malformed_body' });
	});
});

describe('the secrets of the credential', () => {
	const both = {
		webhookSecretToken: WEBHOOK_SECRET,
		previousWebhookSecretToken: 'previous',
	};

	it('are not read for a request without a signature', async () => {
		const { verified, reads } = await verify({ headers: {} });
		expect(verified).toEqual({ refusal: 'missing_header' });
		expect(reads.credential).toBe(0);
	});

	it('may both sign; the previous one leaves a hint, once an hour', async () => {
		const workflowId = newWorkflowId();
		const clock = jest.spyOn(Date, 'now');
		const start = Date.now();
		const hints = async (minutes: number, secret: string) => {
			clock.mockReturnValue(start + minutes * 60_000);
			const { verified, logs } = await verify({ workflowId, credential: both, secret });
			expect(verified).toMatchObject({ refusal: undefined, secret });
			return logs;
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

	it.each<[string, Call]>([
		['workflow', { workflowId: undefined }],
		['workflow', { workflowId: newWorkflowId() }],
		['node', { workflowId: 'shared', nodeName: 'another' }],
		['credential', { workflowId: 'shared', credentialId: 'another' }],
		['node without a credential', { workflowId: 'shared', credentialId: null }],
	])('are held for each %s by itself', async (_, other) => {
		await verify({ workflowId: 'shared' });
		const { verified, reads } = await verify({
			...other,
			credential: { webhookSecretToken: 'b' },
			secret: 'b',
		});
		expect(verified).toMatchObject({ refusal: undefined, secret: 'b' });
		expect(reads.credential).toBe(1);
	});

	it('are held, and read anew for one that was changed', async () => {
		const workflowId = newWorkflowId();
		const clock = jest.spyOn(Date, 'now');
		expect((await verify({ workflowId })).reads.credential).toBe(1);
		expect((await verify({ workflowId })).reads.credential).toBe(0);
		clock.mockReturnValue(Date.now() + 1100);
		const credential = { webhookSecretToken: 'changed' };
		const changed = await verify({ workflowId, credential, secret: 'changed' });
		clock.mockRestore();
		expect(changed.verified).toMatchObject({ refusal: undefined, secret: 'changed' });
		expect(changed.reads.credential).toBe(1);
	});

	it.each([
		['another secret', { secret: 'forged' }, 'bad_signature'],
		['none in the credential', { credential: {} }, 'no_secret'],
	])('refuse a request that is signed with %s', async (_, changes, refusal) => {
		expect((await verify(changes)).verified).toEqual({ refusal });
	});
});
