import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestMethods,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { apiAccess, parseCredential, type ApiAccess } from '../zoom/credential';
import { explainNetworkFault } from '../zoom/explainNetworkFault';
import { explainReply, type Meanings } from '../zoom/explainReply';
import { isJsonObject, type JsonObject } from '../zoom/json';
import { withQuery, type Query } from '../zoom/path';
import { isSuccess, readReply, type Reply } from '../zoom/reply';
import {
	mayHaveActed,
	waitAfterNetworkFault,
	waitAfterReply,
	type Repeatable,
} from '../zoom/retry';
import { InputError, type ZoomError } from '../zoom/ZoomError';
import { networkCodeOf, reasonOf } from './networkError';
import { wait } from './wait';

export const CREDENTIAL_NAME = 'zoomVideoSdkApi';

const TIMEOUT_MS = 30_000;

/** What of n8n a call to Zoom needs; there for executions, the lists of the editor, and triggers. */
export type ApiHost =
	| IExecuteFunctions
	| ILoadOptionsFunctions
	| IPollFunctions
	| IWebhookFunctions;

/** One call of the REST API. */
export interface ZoomCall {
	method: IHttpRequestMethods;
	/** Below the base URL, with session ids already encoded: `/videosdk/recordings`. */
	path: string;
	query?: Query;
	body?: IDataObject;
	repeatable: Repeatable;
	/**
	 * Whether an error means that an earlier try, of which it was not known how it ended, did it: what
	 * was to be deleted is gone, say.
	 */
	isDoneAlready?: (reply: Reply) => boolean;
	/** What Zoom's codes mean for this call, where that differs. */
	meanings?: Meanings;
	/** Milliseconds for one single try, where somebody waits who will come again. */
	deadlineMs?: number;
}

/** How a call ended: the answer, if there was one, and an error unless Zoom did what was asked. */
export type CallResult =
	| { reply: Reply; error: undefined }
	| { reply: Reply | undefined; error: ZoomError };

interface NetworkFault {
	networkCode: string | undefined;
	reason: string;
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
 * Zoom's REST API with the account of a node's credential.
 *
 * All calls go through n8n's helper, so that its proxy, its rules about addresses and Stop apply.
 * Short rate limits are waited out and passing failures repeated, where that is safe.
 */
export class ZoomApi {
	private constructor(
		private readonly host: ApiHost,
		/** The key pair and the hosts it may be used for. */
		readonly access: ApiAccess,
	) {}

	/** @throws InputError when the credential cannot work */
	static async open(host: ApiHost): Promise<ZoomApi> {
		const credential = parseCredential(await host.getCredentials(CREDENTIAL_NAME));
		const { access, problem } = apiAccess(credential);
		if (access === undefined) {
			throw new InputError(problem, 'Open the credential “Zoom Video SDK API” and correct it.');
		}
		return new ZoomApi(host, access);
	}

	/** Ends waits when the user stops the execution; lists and triggers have no such signal. */
	get signal(): AbortSignal | undefined {
		return 'getExecutionCancelSignal' in this.host
			? this.host.getExecutionCancelSignal()
			: undefined;
	}

	/**
	 * Reads an object.
	 *
	 * @throws ZoomError when Zoom answers with an error or with anything but an object
	 */
	async get(path: string, query: Query = {}): Promise<JsonObject> {
		return await this.request({ method: 'GET', path, query, repeatable: 'always' });
	}

	/**
	 * Makes a call that Zoom answers with an object.
	 *
	 * @throws ZoomError when Zoom answers with an error or with anything but an object
	 */
	async request(call: ZoomCall): Promise<JsonObject> {
		const reply = await this.call(call);
		if (!isJsonObject(reply.body)) throw this.explain(reply, call.meanings);
		return reply.body;
	}

	/** @throws ZoomError when Zoom answers with an error, or not at all */
	async call(call: ZoomCall): Promise<Reply> {
		const { reply, error } = await this.tryCall(call);
		if (error !== undefined) throw error;
		return reply;
	}

	/** Makes a call as `call` does, and gives the error in place of throwing it. */
	async tryCall(call: ZoomCall): Promise<CallResult> {
		let mayBeDone = false;
		for (let tries = 1; ; tries += 1) {
			const outcome = await this.attempt(call);
			const reply = 'status' in outcome ? outcome : undefined;
			const networkCode = 'status' in outcome ? undefined : outcome.networkCode;
			if (reply !== undefined) {
				const isDone = isSuccess(reply) || (mayBeDone && call.isDoneAlready?.(reply) === true);
				if (isDone) return { reply, error: undefined };
			}
			const pause =
				reply === undefined
					? waitAfterNetworkFault(networkCode, call.repeatable, tries)
					: waitAfterReply(reply, call.repeatable, tries, Date.now());
			if (pause === undefined || call.deadlineMs !== undefined) {
				return { reply, error: this.explain(outcome, call.meanings) };
			}
			mayBeDone ||= mayHaveActed(reply, networkCode);
			await wait(pause, this.signal);
		}
	}

	/** The error of a call that failed, or whose answer is not what it should be. */
	explain(outcome: Reply | NetworkFault, meanings?: Meanings): ZoomError {
		if ('status' in outcome) {
			return explainReply(outcome, { signedWith: this.access.from, now: Date.now(), meanings });
		}
		const { networkCode, reason } = outcome;
		return explainNetworkFault(networkCode, reason, this.access.baseUrl.host);
	}

	private async attempt(call: ZoomCall): Promise<Reply | NetworkFault> {
		try {
			return await this.send(call);
		} catch (error) {
			this.signal?.throwIfAborted();
			return { networkCode: networkCodeOf(error), reason: reasonOf(error) };
		}
	}

	private async send({ method, path, query = {}, body, deadlineMs }: ZoomCall): Promise<Reply> {
		const base = this.access.baseUrl.href.replace(/\/$/, '');
		const response: unknown = await this.host.helpers.httpRequestWithAuthentication.call(
			this.host,
			CREDENTIAL_NAME,
			{
				method,
				url: withQuery(`${base}${path}`, query),
				...(body && { body }),
				json: true,
				// Parsed on arrival here: an id that is a long number must not lose its last digits.
				encoding: 'text',
				timeout: deadlineMs ?? TIMEOUT_MS,
				disableFollowRedirect: true,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
			},
		);
		if (!isFullResponse(response)) return readReply(0, {}, '');
		return readReply(response.statusCode, response.headers, textOfBody(response.body));
	}
}
