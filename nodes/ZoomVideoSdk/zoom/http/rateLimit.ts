import type { ApiResponse } from './response';

/** What a 429 asks for: a wait in milliseconds, or to try again on another day. */
export type RateLimit =
	| { daily: true; until: Date | undefined }
	| { daily: false; waitMs: number | undefined };

function headerText(headers: ApiResponse['headers'], name: string): string {
	const value = headers[name];
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** Reads a time given as seconds from now, as epoch seconds, or as a date (ISO 8601 or HTTP). */
function instantOf(value: string, now: number): number | undefined {
	const seconds = /^\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
	const time =
		seconds === undefined
			? Date.parse(value)
			: seconds * 1000 + (seconds > 1_000_000_000 ? 0 : now);
	// A number that is too large for a date says nothing, and could not even be printed as a date.
	return Number.isNaN(new Date(time).getTime()) ? undefined : time;
}

/**
 * Reads a 429. Zoom documents `X-RateLimit-Type` (`QPS`, `Daily-limit`), `X-RateLimit-Reset` (epoch
 * seconds) and, on the daily limit, `Retry-After` as a date; answers without any of them have been
 * seen, too.
 *
 * @param now milliseconds since the epoch
 * @see https://developers.zoom.us/docs/api/rate-limits/
 */
export function readRateLimit({ headers, message }: ApiResponse, now: number): RateLimit {
	const type = headerText(headers, 'x-ratelimit-type');
	const at =
		instantOf(headerText(headers, 'retry-after'), now) ??
		instantOf(headerText(headers, 'x-ratelimit-reset'), now);
	if (/daily/i.test(type) || (type === '' && /\bdaily\b/i.test(message ?? ''))) {
		return { daily: true, until: at === undefined ? undefined : new Date(at) };
	}
	return { daily: false, waitMs: at === undefined ? undefined : Math.max(0, at - now) };
}
