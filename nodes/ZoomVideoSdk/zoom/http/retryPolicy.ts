import { readRateLimit } from './rateLimit';
import type { ApiResponse } from './response';

export const MAX_TRIES = 5;

/** The longest wait in one go: Zoom's limits are by the second and by the minute. */
const MAX_WAIT_MS = 90_000;

const FIRST_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 16_000;

/** Errors of the network that come before anything was sent. */
const NOT_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'];

/** Exponential back-off with full jitter, so that many executions do not come back together. */
export function backoffMs(tries: number, random: () => number = Math.random): number {
	const ceiling = Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (tries - 1));
	return Math.round(ceiling * (0.5 + random() / 2));
}

/**
 * How long to wait before a call that was answered with an error is sent again.
 *
 * @param idempotent whether a second call does no harm; if not, it is sent again only when Zoom surely has
 *   not acted
 * @param tries how often it was sent, this time included
 * @param now milliseconds since the epoch
 * @returns milliseconds, or `undefined` when it must not be sent again
 */
export function waitAfterReply(
	reply: ApiResponse,
	idempotent: boolean,
	tries: number,
	now: number,
): number | undefined {
	if (tries >= MAX_TRIES) return undefined;
	if (reply.status === 429) {
		const limit = readRateLimit(reply, now);
		if (limit.daily) return undefined;
		const wait = Math.max(limit.waitMs ?? 0, backoffMs(tries));
		return wait <= MAX_WAIT_MS ? wait : undefined;
	}
	const isPassing = reply.status === 408 || reply.status >= 500;
	return isPassing && idempotent ? backoffMs(tries) : undefined;
}

/** The same for a call that got no answer. `code` is the network error's, as Node names it. */
export function waitAfterNetworkFault(
	code: string | undefined,
	idempotent: boolean,
	tries: number,
): number | undefined {
	if (tries >= MAX_TRIES) return undefined;
	return idempotent || wasNotSent(code) ? backoffMs(tries) : undefined;
}

function wasNotSent(code: string | undefined): boolean {
	return code !== undefined && NOT_SENT.includes(code);
}

/** Whether a call that got this error, or no answer, may have been carried out all the same. */
export function mayHaveActed(
	reply: ApiResponse | undefined,
	networkCode: string | undefined,
): boolean {
	if (reply === undefined) return !wasNotSent(networkCode);
	return reply.status === 408 || reply.status >= 500;
}
