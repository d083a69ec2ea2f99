import { EventEmitter } from 'node:events';

import fc from 'fast-check';
import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { handleWebhook } from '../../../nodes/ZoomVideoSdk/triggers/webhook/handleWebhook';
import { attackRequests, isAuthentic, type AttackRequest } from './attackRequests';
import { heapInUse } from './heap';

const SECRET = 'a secret that nobody has overheard';
const REQUESTS = 80_000;
const MEBIBYTE = 2 ** 20;

class Answer extends EventEmitter {
	statusCode = 200;
	body: unknown;
	writableEnded = false;
	status(code: number) {
		this.statusCode = code;
		return this;
	}
	json(body: unknown) {
		this.body = body;
		this.end();
	}
	end() {
		this.writableEnded = true;
		this.emit('close');
	}
}

/** Node joins most headers that come twice, with a comma. */
function asNodeHas(headers: AttackRequest['headers']): Record<string, string> {
	const joined = Object.create(null);
	for (const [name, value] of headers) {
		joined[name] = name in joined ? `${joined[name]}, ${value}` : value.trim();
	}
	return joined;
}

/** The trigger in an n8n that is nothing but memory. */
function memoryN8n() {
	let staticData: IDataObject = {};
	const n8n = {
		lines: 0,
		credentialReads: 0,
		executions: 0,
		keys: () => String(Object(staticData.seen).stored).split(/[,;]/).length,
		async send(request: AttackRequest): Promise<{ status: number; started: boolean }> {
			const answer = new Answer();
			const loaded = structuredClone(staticData);
			const log = () => void (n8n.lines += 1);
			const isParsed = /json|text/.test(asNodeHas(request.headers)['content-type'] ?? '');
			const incoming = {
				rawBody: isParsed ? request.body : undefined,
				async readRawBody() {
					incoming.rawBody = request.body;
				},
			};
			const host = {
				getHeaderData: () => asNodeHas(request.headers),
				getRequestObject: () => incoming,
				getResponseObject: () => answer,
				getNode: () => ({ id: 'node', name: 'Trigger' }),
				getWorkflow: () => ({ id: 'workflow' }),
				getMode: () => 'webhook',
				getNodeParameter: (name: string, fallback: unknown) =>
					name === 'events'
						? ['session.recording_completed', 'session.recording_transcript_completed']
						: fallback,
				getWorkflowStaticData: () => loaded,
				async getCredentials() {
					n8n.credentialReads += 1;
					return { webhookSecretToken: SECRET };
				},
				logger: { warn: log, error: log, info: log },
			};
			const result: IWebhookResponseData = await Reflect.apply(handleWebhook, undefined, [
				host satisfies Partial<Record<keyof IWebhookFunctions, unknown>>,
			]);
			if (result.workflowData) {
				n8n.executions += 1;
				staticData = loaded;
			}
			if (!result.noWebhookResponse) answer.end();
			return { status: answer.statusCode, started: result.workflowData !== undefined };
		},
	};
	return n8n;
}

it(`takes ${REQUESTS} generated requests: none forged, none thrown, nothing piled up`, async () => {
	const n8n = memoryN8n();
	const counts = { authentic: 0, refused: 0, started: 0 };
	let heapAtHalf = 0;
	await fc.assert(
		fc.asyncProperty(attackRequests(SECRET), async (request) => {
			const before = n8n.executions;
			const { status, started } = await n8n.send(request);
			const authentic = isAuthentic(request, SECRET);
			counts[authentic ? 'authentic' : 'refused'] += 1;
			if (started) counts.started += 1;
			if (counts.authentic + counts.refused === REQUESTS / 2) heapAtHalf = heapInUse();
			// 400: a body that is signed but is no event. 503 would hide a failure of ours.
			const allowed = authentic ? [200, 400] : [401];
			if (!allowed.includes(status)) throw new Error(`Answered ${status}`);
			if (!authentic && n8n.executions !== before) throw new Error('A forged request has started');
		}),
		{ numRuns: REQUESTS },
	);
	// Both kinds have to come in numbers, or nothing was tried.
	expect(counts.authentic).toBeGreaterThan(REQUESTS / 10);
	expect(counts.refused).toBeGreaterThan(REQUESTS / 4);
	expect(counts.started).toBeGreaterThan(2_000);
	expect(n8n.keys()).toBe(2_000);
	expect(heapInUse() - heapAtHalf).toBeLessThan(8 * MEBIBYTE);
	// A few reasons, a line a minute each; a reading a second at the most, whatever is forged.
	expect(n8n.lines).toBeLessThan(40);
	expect(n8n.credentialReads).toBeLessThan(300);
});
