import type { IncomingMessage } from 'node:http';
import { parse as parseQuery } from 'node:querystring';
import { buffer } from 'node:stream/consumers';
import { createGunzip, createInflate } from 'node:zlib';

import { parseIncomingMessage } from '../container';

/** A request as n8n's server hands it to a trigger: what Express and n8n add to Node's. */
export interface WebhookRequest extends IncomingMessage {
	params: Record<string, string>;
	query: Record<string, string>;
	/** The parsed body; `{}` for content types that n8n does not parse. */
	body: unknown;
}

/** A body that n8n answers with 422 before the node sees it. */
export class UnreadableBody extends Error {}

/** n8n's default limit, `N8N_PAYLOAD_SIZE_MAX`. */
const MAX_BYTES = 16 * 1024 * 1024;

async function readBody(request: IncomingMessage): Promise<Buffer> {
	const encoding = request.headers['content-encoding'];
	let body: AsyncIterable<Buffer> = request;
	if (encoding === 'gzip') body = request.pipe(createGunzip());
	if (encoding === 'deflate') body = request.pipe(createInflate());
	const bytes = await buffer(body).catch(() => {
		throw new UnreadableBody('Request body stream was aborted or is not readable');
	});
	if (bytes.length > MAX_BYTES) throw new UnreadableBody('request entity too large');
	return bytes;
}

/** Adds what n8n's raw-body reader and Express add to a request. */
export function webhookRequest(request: IncomingMessage): WebhookRequest {
	parseIncomingMessage(request);
	const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
	return Object.assign(request, {
		params: {},
		query: Object.fromEntries(searchParams),
		body: {},
		async readRawBody() {
			if (!request.rawBody) request.rawBody = await readBody(request);
		},
	});
}

function isParsable(contentType = ''): boolean {
	return (
		/^(application\/json|text\/plain|application\/x-www-form-urlencoded)/.test(contentType) ||
		/(\/|\+)xml$/.test(contentType)
	);
}

/**
 * Reads and parses the body as n8n does before it calls a trigger (XML, which n8n would parse too,
 * is only read).
 *
 * @param typeVersion of the trigger node: above 1, only the content types that n8n parses are read
 * @throws UnreadableBody for malformed JSON and for more than 16 MB
 */
export async function parseRequestBody(
	request: WebhookRequest,
	typeVersion: number,
): Promise<void> {
	const { contentType } = request;
	if (typeVersion > 1 && !isParsable(contentType)) return;
	await request.readRawBody();
	const text = request.rawBody.toString(request.encoding);
	if (text === '') return;
	if (contentType === 'application/json') {
		try {
			request.body = JSON.parse(text);
		} catch {
			throw new UnreadableBody('Failed to parse request body');
		}
	} else if (contentType === 'application/x-www-form-urlencoded') {
		request.body = parseQuery(text);
	} else if (contentType === 'text/plain') {
		request.body = text;
	}
}
