import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { bodyText, readHttpResponse } from '../../shared/httpResponse';
import { withDeadline } from '../../shared/async/withDeadline';
import { CREDENTIAL_NAME } from '../auth/credential';
import { withQuery, type Query } from './paths';
import { readResponse, type ApiResponse } from './response';
import { withCancelSignal } from './withCancelSignal';

/** For a whole answer. */
const TIMEOUT_MS = 30_000;

/** What a call to Zoom needs of n8n; available to executions, the lists of the editor, and triggers. */
export type ApiContext =
	| IExecuteFunctions
	| IHookFunctions
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
	/** Milliseconds for a single try including its whole answer, for a caller who will ask again. */
	deadlineMs?: number;
}

/** The context for a request that this signal aborts, like Stop. */
function abortableBy(context: ApiContext, signal: AbortSignal): ApiContext {
	if (!('getExecutionCancelSignal' in context)) return context;
	const stopped = context.getExecutionCancelSignal();
	return withCancelSignal(context, stopped ? AbortSignal.any([stopped, signal]) : signal);
}

/**
 * Sends a request once, signed by the credential. Whatever Zoom answers is returned.
 *
 * @param credential as n8n has just decrypted it
 * @throws an error with the code ETIMEDOUT when the answer is not complete in time
 */
export async function sendRequest(
	context: ApiContext,
	baseUrl: URL,
	{ method, path, query = {}, body, deadlineMs = TIMEOUT_MS }: ZoomRequest,
	credential: ICredentialDataDecryptedObject,
): Promise<ApiResponse> {
	// Otherwise n8n would read and decrypt it again for each request.
	const credentialsDecrypted = { id: '', name: '', type: CREDENTIAL_NAME, data: credential };
	const response: unknown = await withDeadline(deadlineMs, async (abortSignal) => {
		const caller = abortableBy(context, abortSignal);
		const options: IHttpRequestOptions = {
			method,
			url: withQuery(`${baseUrl.href.replace(/\/$/, '')}${path}`, query),
			...(body && { body }),
			json: true,
			// It is parsed here, because an ID that is a long number must not lose its last digits.
			encoding: 'text',
			timeout: deadlineMs,
			abortSignal,
			disableFollowRedirect: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
		};
		return await context.helpers.httpRequestWithAuthentication.call(
			caller,
			CREDENTIAL_NAME,
			options,
			{ credentialsDecrypted },
		);
	});
	const answer = readHttpResponse(response);
	return readResponse(answer.status, answer.headers, bodyText(answer));
}
