import { sleep } from 'n8n-workflow';

import { abortable } from './abortable';

/**
 * Waits, but not past the end of a stopped execution.
 *
 * @throws the signal's reason, as soon as the execution is stopped
 */
export async function abortableSleep(
	milliseconds: number,
	signal: AbortSignal | undefined,
): Promise<void> {
	if (signal === undefined) return await sleep(milliseconds);
	signal.throwIfAborted();
	await abortable(sleep(milliseconds), signal);
}
