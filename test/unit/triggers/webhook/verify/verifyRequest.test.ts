import { nodeKey } from '../../../../../nodes/ZoomVideoSdk/triggers/webhook/triggerNodeKey';
import { verifyRequest } from '../../../../../nodes/ZoomVideoSdk/triggers/webhook/verify/verifyRequest';
import { WEBHOOK_SECRET } from '../../../fixtures/vectors';
import {
	newWorkflowId,
	signedHeaders,
	webhookContext,
	type Call,
} from '../../../fixtures/webhookContext';

const BODY = '{"event":"session.started"}';
const TOLERANCE = 7200;

async function verify(changes: Call & { secret?: string } = {}) {
	const { secret = WEBHOOK_SECRET, ...more } = changes;
	const body = 'body' in more ? more.body : BODY;
	const headers = signedHeaders(body ?? '', { secret });
	const n8n = webhookContext({ headers, ...more, body });
	return { ...n8n, verified: await verifyRequest(n8n.context, nodeKey(n8n.context), TOLERANCE) };
}

describe('the body of a request', () => {
	it.each<[string, Call]>([
		['n8n has read', {}],
		['n8n reads when asked', { readRawBody: async () => await Promise.resolve() }],
	])('is that which %s', async (_, changes) => {
		expect((await verify(changes)).verified).toEqual({
			rejection: undefined,
			body: { event: 'session.started' },
			secret: WEBHOOK_SECRET,
			isPreviousSecret: false,
			signedAt: expect.stringMatching(/^\d{10}$/),
		});
	});

	it('that n8n has read is not read again', async () => {
		const n8n = webhookContext({ body: BODY, headers: signedHeaders(BODY) });
		const request = n8n.context.getRequestObject();
		const reading = jest.spyOn(request, 'readRawBody');
		await verifyRequest(n8n.context, 'node', TOLERANCE);
		expect(reading).not.toHaveBeenCalled();
	});

	it('that n8n cannot read is rejected', async () => {
		const readRawBody = async () => await Promise.reject(new Error('aborted'));
		const { verified, reads } = await verify({ readRawBody });
		expect(verified).toEqual({ rejection: 'unreadable_body' });
		expect(reads.credential).toBe(0);
	});

	it('that is missing is an empty one', async () => {
		expect((await verify({ body: undefined })).verified).toEqual({ rejection: 'malformed_body' });
	});
});

describe('the secrets of the credential', () => {
	const both = {
		webhookSecretToken: WEBHOOK_SECRET,
		previousWebhookSecretToken: 'previous',
	};

	it('are not read for a request without a signature', async () => {
		const { verified, reads } = await verify({ headers: {} });
		expect(verified).toEqual({ rejection: 'missing_header' });
		expect(reads.credential).toBe(0);
	});

	it.each([
		['the current secret', WEBHOOK_SECRET, false],
		['the previous secret', 'previous', true],
	])('may both sign: %s', async (_, secret, isPreviousSecret) => {
		const { verified } = await verify({ credential: both, secret });
		expect(verified).toMatchObject({ rejection: undefined, secret, isPreviousSecret });
	});

	it('include a previous one without a current one', async () => {
		const credential = { previousWebhookSecretToken: 'previous' };
		const { verified } = await verify({ credential, secret: 'previous' });
		expect(verified).toMatchObject({ secret: 'previous', isPreviousSecret: false });
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
		expect(verified).toMatchObject({ rejection: undefined, secret: 'b' });
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
		expect(changed.verified).toMatchObject({ rejection: undefined, secret: 'changed' });
		expect(changed.reads.credential).toBe(1);
	});

	it.each([
		['another secret', { secret: 'forged' }, 'bad_signature'],
		['none in the credential', { credential: {} }, 'no_secret'],
	])('reject a request that is signed with %s', async (_, changes, rejection) => {
		expect((await verify(changes)).verified).toEqual({ rejection });
	});
});
