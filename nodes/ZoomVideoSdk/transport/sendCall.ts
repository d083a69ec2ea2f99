import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestMethods,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { isJsonObject } from '../zoom/json';
import { withQuery, type Query } from '../zoom/path';
import { readReply, type Reply } from '../zoom/reply';
import { withDeadline } from './withDeadline';

export const CREDENTIAL_NAME = 'zoomVideoSdkApi';

/** For a whole answer. */
const TIMEOUT_MS = 30_000;

/** What of n8n a call to Zoom needs; there for executions, the lists of the editor, and triggers. */
export type ApiHost =
	| IExecuteFunctions
	| ILoadOptionsFunctions
	| IPollFunctions
	| IWebhookFunctions;

/** One request to the REST API. */
export interface ZoomRequest {
	method: IHttpRequestMethods;
	/** Below the base URL, with session ids already encoded: `/videosdk/recordings`. */
	path: string;
	query?: Query;
	body?: IDataObject;
	/** Milliseconds for one single try with its whole answer, where somebody waits who will come again. */
	deadlineMs?: number;
}

interface FullResponse {
	statusCode: number;
	headers: Record<string, unknown>;
	body: unknown;
}

function isFullResponse(value: unknown): value is FullResponse {
	return isJsonObject(value) && typeof value.statusCode === 'number' && isJsonObject(value.headers);
}

function textOfBody(body: unknown): string {
	if (typeof body === 'string') return body;
	return body === undefined || body === null ? '' : JSON.stringify(body);
}

/**
 * Sends a request once, signed by the credential; whatever Zoom answers is a reply.
 *
 * @throws an error with the code ETIMEDOUT when the answer is not complete in time
 */
export async function sendCall(
	host: ApiHost,
	baseUrl: URL,
	{ method, path, query = {}, body, deadlineMs = TIMEOUT_MS }: ZoomRequest,
): Promise<Reply> {
	const response: unknown = await withDeadline(
		deadlineMs,
		async (abortSignal) =>
			await host.helpers.httpRequestWithAuthentication.call(host, CREDENTIAL_NAME, {
				method,
				url: withQuery(`${baseUrl.href.replace(/\/$/, '')}${path}`, query),
				...(body && { body }),
				json: true,
				// Parsed on arrival here: an id that is a long number must not lose its last digits.
				encoding: 'text',
				timeout: deadlineMs,
				abortSignal,
				disableFollowRedirect: true,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
			}),
	);
	if (!isFullResponse(response)) return readReply(0, {}, '');
	return readReply(response.statusCode, response.headers, textOfBody(response.body));
}
