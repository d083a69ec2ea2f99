import { readRateLimit } from '../../zoom/http/rateLimit';
import { readResponse } from '../../zoom/http/response';
import { backoffMs } from '../../zoom/http/retryPolicy';
import type { UploadResponse } from './target/uploadResponse';

/** Failures in a row without progress, after each of which the target is asked again. */
export const MAX_FAILURES = 6;

/** The longest wait that a target may ask for. */
const MAX_WAIT_MS = 300_000;

/**
 * How long to wait before asking a target again: as long as it says, in seconds or as a date, but at
 * least a back-off.
 *
 * @param failures in a row, the latest included
 * @param response what the latest was; without one, the connection broke
 * @returns milliseconds, or `undefined` to give up
 */
export function retryWait(failures: number, response?: UploadResponse): number | undefined {
	if (failures > MAX_FAILURES) return undefined;
	const backoff = backoffMs(failures);
	if (response === undefined) return backoff;
	const { status, headers, text } = response;
	const limit = readRateLimit(readResponse(status, headers, text), Date.now());
	if (limit.daily) return undefined;
	const wait = Math.max(backoff, limit.waitMs ?? 0);
	return wait <= MAX_WAIT_MS ? wait : undefined;
}
