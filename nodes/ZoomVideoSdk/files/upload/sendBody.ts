import type { IExecuteFunctions } from 'n8n-workflow';

import { abortable } from '../../shared/async/abortable';
import type { ByteStream } from '../download/connection/openDownload';
import { nodeStreamOf } from '../download/nodeStream';
import { answerDeadline } from './answerDeadline';
import { readUploadResponse, type UploadResponse } from './target/uploadResponse';

export interface Sending {
	method: 'GET' | 'PUT' | 'POST';
	url: URL;
	headers: Readonly<Record<string, string>>;
	/** A silence of this length means that the request has failed. */
	idleMs: number;
	/** Without one, nothing is sent but the headers. */
	body?: {
		length: number;
		bytes: AsyncIterable<Buffer>;
		/** How many of its bytes have been read so far. */
		progress: () => number;
		/** A stream that n8n returned. The body's stream is made with its class. */
		given: ByteStream;
	};
}

/**
 * Sends one request to a target and returns its answer, whatever the status. Redirects are not
 * followed: if they were allowed, the client would keep the whole body in memory to send it again.
 *
 * @throws what n8n's helper throws when no answer came; the reason of an abort
 */
export async function sendBody(
	context: IExecuteFunctions,
	{ method, url, headers, idleMs, body }: Sending,
): Promise<UploadResponse> {
	const progress = body?.progress ?? (() => 0);
	const answer = answerDeadline(progress, idleMs, context.getExecutionCancelSignal());
	const stream = body && nodeStreamOf(body.bytes, body.given);
	const hasLength = method !== 'GET';
	try {
		const response: unknown = await context.helpers.httpRequest({
			method,
			url: url.href,
			headers: { ...headers, ...(hasLength && { 'Content-Length': body?.length ?? 0 }) },
			...(stream && { body: stream }),
			encoding: 'stream',
			timeout: idleMs,
			disableFollowRedirect: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			abortSignal: answer.signal,
		});
		return await abortable(readUploadResponse(response, url.host), answer.signal);
	} catch (error) {
		// The client reports an abort, but not its reason.
		return await Promise.reject(answer.signal.aborted ? answer.signal.reason : error);
	} finally {
		answer.end();
		// The client leaves it open when the target hangs up.
		stream?.destroy();
	}
}
