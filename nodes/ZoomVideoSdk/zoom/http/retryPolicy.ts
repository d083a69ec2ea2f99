import type { RetryPolicy } from '../../shared/async/retry';
import { UnreadableCredential } from './HeldCredential';
import { networkCodeOf } from './networkError';
import { readRateLimit } from './rateLimit';
import type { ApiResponse } from './response';

export const MAX_ATTEMPTS = 5;

/** The longest single wait: Zoom's limits are per second and per minute. */
const MAX_WAIT_MS = 90_000;

const FIRST_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 16_000;

/** Network errors that occur before anything was sent. */
const NOT_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'];

/** Exponential back-off with full jitter, so that many executions do not come back together. */
export function backoffMs(attempts: number, random: () => number = Math.random): number {
	const ceiling = Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (attempts - 1));
	return Math.round(ceiling * (0.5 + random() / 2));
}

/** An answer other than expected, thrown so that the call can be repeated. */
export class ErrorResponse extends Error {
	/** @param host who answered; after redirects, another host than the one called */
	constructor(
		readonly response: ApiResponse,
		readonly host: string,
	) {
		super(`${host} answered HTTP ${response.status}`);
	}
}

/**
 * When to repeat an HTTP call that failed with an `ErrorResponse` or a network error. Rate limits are
 * waited out for as long as Zoom asks; temporary failures are retried after a back-off.
 *
 * @param idempotent whether a second call does no harm. If it might, it is made only when Zoom has
 * certainly not acted on the first
 */
export function httpRetryPolicy(idempotent: boolean): RetryPolicy {
	return (error, attempts) => {
		if (attempts >= MAX_ATTEMPTS) return undefined;
		if (!(error instanceof ErrorResponse)) {
			return idempotent || wasNotSent(error) ? backoffMs(attempts) : undefined;
		}
		const { response } = error;
		if (response.status === 429) return rateLimitWait(response, attempts);
		return idempotent && isTransient(response) ? backoffMs(attempts) : undefined;
	};
}

function rateLimitWait(response: ApiResponse, attempts: number): number | undefined {
	const limit = readRateLimit(response, Date.now());
	if (limit.daily) return undefined;
	const wait = Math.max(limit.waitMs ?? 0, backoffMs(attempts));
	return wait <= MAX_WAIT_MS ? wait : undefined;
}

/** Whether Zoom, or a server in front of it, failed in a way that passes. */
export function isTransient({ status }: Pick<ApiResponse, 'status'>): boolean {
	return status === 408 || status >= 500;
}

/** Whether the same call may have another answer later. */
export function mayPass(response: ApiResponse): boolean {
	return response.status === 429 || isTransient(response);
}

function wasNotSent(error: unknown): boolean {
	return error instanceof UnreadableCredential || NOT_SENT.includes(networkCodeOf(error) ?? '');
}

/** Whether a call that failed with this error may have been carried out all the same. */
export function mayHaveActed(error: unknown): boolean {
	if (error instanceof ErrorResponse) {
		// A success that cannot be read; with a code, it is a refusal of Zoom's.
		const { status, code } = error.response;
		return isTransient(error.response) || (status < 400 && code === undefined);
	}
	return !wasNotSent(error);
}
