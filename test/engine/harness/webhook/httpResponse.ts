import type { ServerResponse } from 'node:http';

/** The part of Express's response that n8n's own triggers use to answer. */
export interface WebhookResponse extends ServerResponse {
	status(code: number): this;
	set(name: string, value: string): this;
	header(name: string, value: string): this;
	type(contentType: string): this;
	json(body: unknown): this;
	send(body?: unknown): this;
}

/** Adds them to a response of Node's. */
export function webhookResponse(response: ServerResponse): WebhookResponse {
	const own = Object.assign(response, {
		status(code: number) {
			own.statusCode = code;
			return own;
		},
		set(name: string, value: string) {
			own.setHeader(name, value);
			return own;
		},
		header(name: string, value: string) {
			return own.set(name, value);
		},
		type(contentType: string) {
			return own.set('content-type', contentType);
		},
		json(body: unknown) {
			if (!own.hasHeader('content-type')) own.type('application/json; charset=utf-8');
			own.end(JSON.stringify(body));
			return own;
		},
		send(body?: unknown) {
			if (typeof body === 'object' && body !== null && !Buffer.isBuffer(body)) {
				return own.json(body);
			}
			if (typeof body === 'string' && !own.hasHeader('content-type')) {
				own.type('text/html; charset=utf-8');
			}
			own.end(body);
			return own;
		},
	});
	return own;
}
