import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { InputError, type ZoomError } from '../../shared/errors';
import { isJsonObject, type JsonObject } from '../../shared/json';
import { retry, type RetryPolicy } from '../../shared/async/retry';
import { apiAccess, parseCredential, type ApiAccess, CREDENTIAL_NAME } from '../auth/credential';
import { CallQueue, type Slot } from './CallQueue';
import { toApiError, type ErrorMessages } from './errorMessages';
import { toNetworkError, networkCodeOf, reasonOf } from './networkError';
import { HeldCredential, UnreadableCredential } from './HeldCredential';
import type { ApiPath, Query, SessionPath } from './paths';
import { sendRequest, type ApiContext, type ZoomRequest } from './request';
import { isSessionUnknown, isSuccess, type ApiResponse } from './response';
import { ErrorResponse, httpRetryPolicy, mayHaveActed, mayPass } from './retryPolicy';

/** What is known of an action over all its tries. */
export interface Attempt {
	/** Whether it may have been carried out, although no answer said so. */
	mayBeDone: boolean;
}

/** One call of the REST API. */
export interface ZoomCall extends Omit<ZoomRequest, 'path'> {
	/** Below the base URL. */
	path: ApiPath;
	/**
	 * Whether making the call twice has the same effect as making it once, as with reading and deleting.
	 * A second start of a recording would be another event in the session.
	 */
	idempotent: boolean;
	/**
	 * Whether an error means that an earlier attempt with an unknown outcome succeeded: for example, what
	 * was to be deleted is gone.
	 */
	isDoneAlready?: (reply: ApiResponse) => boolean;
	/** Keeps for a later call of the same action whether this one may have been carried out. */
	attempt?: Attempt;
	/** What Zoom's codes mean for this call, where that differs. */
	meanings?: ErrorMessages;
}

/** How a call ended: the answer, if there was one, and an error unless Zoom did what was asked. */
export type CallResult =
	| { reply: ApiResponse; error: undefined }
	| { reply: ApiResponse | undefined; error: ZoomError };

/**
 * Zoom's REST API with the account of a node's credential.
 *
 * All calls go through n8n's helper, so that its proxy, its rules about addresses and Stop apply. Short
 * rate limits are waited out, and temporary failures are retried if that is safe. After the first such
 * limit, it makes one call at a time: several at once would keep being rejected together.
 */
export class ZoomApi {
	private readonly queue = new CallQueue();

	/** The form of the ID with which Zoom found a session that it may read in either form, by purpose. */
	private readonly knownForms = new Map<string, SessionPath['encoding']>();

	private constructor(
		private readonly context: ApiContext,
		/** The key pair, and the hosts for which it may be used. */
		readonly access: ApiAccess,
		private readonly credential: HeldCredential,
	) {}

	/**
	 * @param read the credential, if it was read a moment ago
	 * @throws InputError when the credential cannot work
	 */
	static async open(context: ApiContext, read?: ICredentialDataDecryptedObject): Promise<ZoomApi> {
		const readAgain = async () => await context.getCredentials(CREDENTIAL_NAME);
		const credential = read ?? (await readAgain());
		const { access, problem } = apiAccess(parseCredential(credential));
		if (access === undefined) {
			throw new InputError(problem, 'Open the credential "Zoom Video SDK API" and correct it.');
		}
		return new ZoomApi(context, access, new HeldCredential(credential, readAgain));
	}

	/** Ends waits when the user stops the execution. Lists and triggers have no such signal. */
	get signal(): AbortSignal | undefined {
		return 'getExecutionCancelSignal' in this.context
			? this.context.getExecutionCancelSignal()
			: undefined;
	}

	/**
	 * Reads an object.
	 *
	 * @throws ZoomError when Zoom answers with an error or with anything but an object
	 */
	async get(path: ApiPath, query: Query = {}): Promise<JsonObject> {
		return await this.request({ method: 'GET', path, query, idempotent: true });
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
	async call(call: ZoomCall): Promise<ApiResponse> {
		const { reply, error } = await this.tryCall(call);
		if (error !== undefined) throw error;
		return reply;
	}

	/** Makes a call like `call`, and returns the error instead of throwing it. */
	async tryCall(call: ZoomCall): Promise<CallResult> {
		const slot = this.queue.newSlot();
		try {
			return { reply: await this.callWithRetries(call, slot), error: undefined };
		} catch (error) {
			this.signal?.throwIfAborted();
			const reply = error instanceof ErrorResponse ? error.response : undefined;
			return { reply, error: this.toZoomError(error, call.meanings) };
		} finally {
			slot.release();
		}
	}

	/** The error for an answer that is not as expected. */
	explain(reply: ApiResponse, meanings?: ErrorMessages): ZoomError {
		return toApiError(reply, { signedWith: this.access.from, now: Date.now(), meanings });
	}

	private toZoomError(error: unknown, meanings: ErrorMessages | undefined): ZoomError {
		if (error instanceof UnreadableCredential) return error;
		return error instanceof ErrorResponse
			? this.explain(error.response, meanings)
			: toNetworkError(networkCodeOf(error), reasonOf(error), this.access.baseUrl.host);
	}

	private async callWithRetries(call: ZoomCall, slot: Slot): Promise<ApiResponse> {
		const { baseUrl } = this.access;
		const { attempt: action = { mayBeDone: false } } = call;
		const ask = async () => {
			await slot.acquire();
			// This may have taken long, and the user may have clicked Stop meanwhile.
			this.signal?.throwIfAborted();
			const reply = await this.send(call);
			const isDone = isSuccess(reply) || (action.mayBeDone && call.isDoneAlready?.(reply) === true);
			if (!isDone) throw new ErrorResponse(reply, baseUrl.host);
			return reply;
		};
		const attempt = async () =>
			await ask().catch(async (error: unknown) => {
				action.mayBeDone ||= mayHaveActed(error);
				return await Promise.reject(error);
			});
		const policy = httpRetryPolicy(call.idempotent);
		const policyOfCall: RetryPolicy = (error, attempts) => {
			const wait = call.deadlineMs === undefined ? policy(error, attempts) : undefined;
			if (wait === undefined) return undefined;
			if (error instanceof ErrorResponse && error.response.status === 429) this.queue.slowDown();
			return wait;
		};
		return await retry(attempt, policyOfCall, this.signal);
	}

	/**
	 * Makes a call once. If Zoom does not find a session whose ID can be written in two forms, the call
	 * is also made in the other form, unless making it twice could do more than making it once.
	 */
	private async send({ path, ...call }: ZoomCall): Promise<ApiResponse> {
		const { baseUrl } = this.access;
		const credential = await this.credential.get();
		const sendTo = async (written: string) =>
			await sendRequest(this.context, baseUrl, { ...call, path: written }, credential);
		if (typeof path === 'string') return await sendTo(path);
		const key = `${path.call} ${path.sessionId}`;
		const form = (path.mayDiffer && this.knownForms.get(key)) || path.encoding;
		const reply = await sendTo(path[form]);
		if (!path.mayDiffer) return reply;
		if (isSuccess(reply)) this.knownForms.set(key, form);
		const isKnown = this.knownForms.has(key);
		if (!isSessionUnknown(reply) || isKnown || !call.idempotent) return reply;
		const other = form === 'single' ? 'double' : 'single';
		const second = await sendTo(path[other]);
		if (isSuccess(second)) this.knownForms.set(key, other);
		// A server in front of Zoom may refuse the form itself, which says nothing about the session.
		const isOfZoom = second.code !== undefined || isSuccess(second) || mayPass(second);
		return isOfZoom && !isSessionUnknown(second) ? second : reply;
	}
}
