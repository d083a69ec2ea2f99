/**
 * Waits for something, but no longer than until a signal is aborted.
 *
 * The listener is taken off again each time, and nothing stays behind at the signal: with
 * `Promise.race` a signal that lives as long as a download would hold all its chunks.
 *
 * @throws the signal's reason; what the work throws
 */
export async function unlessAborted<Value>(
	work: Promise<Value>,
	signal: AbortSignal,
): Promise<Value> {
	return await new Promise<Value>((resolve, reject) => {
		const stop = () => reject(signal.reason);
		signal.addEventListener('abort', stop, { once: true });
		const settled = () => signal.removeEventListener('abort', stop);
		work.finally(settled).then(resolve, reject);
		if (signal.aborted) stop();
	});
}
