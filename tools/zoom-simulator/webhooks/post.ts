import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';

import { request } from 'undici';
import type { Dispatcher } from 'undici';

import { newTrackingId } from '../state/ids';
import type { Attempt } from './delivery';
import { signBody } from './signature';

const keptReply = 64 * 1024;

/** One POST as Zoom makes it. */
export interface Post {
	url: string;
	/** The exact bytes, or their text. */
	body: string | Buffer;
	/** Undefined: the request is not signed. */
	secretToken: string | undefined;
	/** Epoch seconds, as the header has them. */
	timestamp: string;
	clientId: string;
	timeoutMs: number;
	retry: number;
	/** Put over Zoom's own headers; null takes one away. */
	headers?: Record<string, string | null>;
}

type SignedAttempt = Pick<Attempt, 'trackingId' | 'requestId' | 'timestamp' | 'signature'>;

/** Sends it and tells what came back. Redirects are not followed. Never throws. */
export async function post(dispatcher: Dispatcher, about: Post): Promise<Attempt> {
	const { secretToken, timestamp, body } = about;
	const signature = secretToken === undefined ? '' : signBody(secretToken, timestamp, body);
	const [trackingId, requestId] = [newTrackingId(), randomUUID()];
	const started = Date.now();
	const attempt = {
		retry: about.retry,
		at: new Date().toISOString(),
		timestamp,
		signature,
		trackingId,
		requestId,
	};
	try {
		const answer = await request(about.url, {
			dispatcher,
			method: 'POST',
			headers: headersOf(about, attempt),
			body,
			signal: AbortSignal.timeout(about.timeoutMs),
		});
		const encoding = answer.headers['content-encoding'];
		const reply = textOf(await answer.body.bytes(), encoding).slice(0, keptReply);
		return { ...attempt, status: answer.statusCode, reply, durationMs: Date.now() - started };
	} catch (error) {
		const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
		return { ...attempt, error: reason, durationMs: Date.now() - started };
	}
}

/** What an answer says; one that is not what its encoding says is shown as it came. */
function textOf(bytes: Uint8Array, encoding: unknown): string {
	const body = Buffer.from(bytes);
	if (encoding !== 'gzip') return body.toString();
	try {
		return gunzipSync(body).toString();
	} catch {
		return body.toString();
	}
}

/** The headers of a request, as far as they are Zoom's own. */
export function zoomHeaders(
	clientId: string,
	{ trackingId, requestId, timestamp, signature }: SignedAttempt,
): Record<string, string | null> {
	return {
		'content-type': 'application/json; charset=utf-8',
		'user-agent': 'Zoom Marketplace/1.0a',
		'accept-encoding': 'gzip',
		clientid: clientId,
		authorization: 'legacy_verification_token',
		'x-zm-request-id': requestId,
		'x-zm-trackingid': trackingId,
		'x-zm-request-timestamp': signature === '' ? null : timestamp,
		'x-zm-signature': signature === '' ? null : signature,
	};
}

function headersOf(about: Post, attempt: SignedAttempt): Record<string, string> {
	const all = { ...zoomHeaders(about.clientId, attempt), ...about.headers };
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(all)) if (value !== null) headers[name] = value;
	return headers;
}
