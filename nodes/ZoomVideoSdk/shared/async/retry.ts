import { abortableSleep } from './abortableSleep';

/**
 * Says how long to wait before the next attempt.
 *
 * @param error what the latest attempt threw
 * @param attempts how many were made, including the latest
 * @returns milliseconds, or `undefined` to give up
 */
export type RetryPolicy = (error: unknown, attempts: number) => number | undefined;

/**
 * Makes attempts until one succeeds or the policy gives up.
 *
 * @param attempt receives its number; the first is 1
 * @throws what the last attempt threw; the signal's reason, as soon as the execution is stopped
 */
export async function retry<Value>(
	attempt: (number: number) => Promise<Value>,
	policy: RetryPolicy,
	signal: AbortSignal | undefined,
): Promise<Value> {
	for (let attempts = 1; ; attempts += 1) {
		try {
			return await attempt(attempts);
		} catch (error) {
			signal?.throwIfAborted();
			const wait = policy(error, attempts);
			if (wait === undefined) return await Promise.reject(error);
			if (wait > 0) await abortableSleep(wait, signal);
		}
	}
}
