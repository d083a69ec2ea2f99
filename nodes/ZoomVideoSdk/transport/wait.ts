import { sleep } from 'n8n-workflow';

/**
 * Waits, but not past the end of a stopped execution.
 *
 * @throws the signal's reason, as soon as the execution is stopped
 */
export async function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
	if (signal === undefined) return await sleep(milliseconds);
	signal.throwIfAborted();
	let onAbort = () => {};
	const stopped = new Promise<never>((_, reject) => {
		onAbort = () => reject(signal.reason);
		signal.addEventListener('abort', onAbort, { once: true });
	});
	try {
		await Promise.race([sleep(milliseconds), stopped]);
	} finally {
		signal.removeEventListener('abort', onAbort);
	}
}
