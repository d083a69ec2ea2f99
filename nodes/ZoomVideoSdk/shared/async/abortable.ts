/**
 * A promise that rejects as soon as a signal is aborted, even if the work continues.
 *
 * The listener is removed each time, so nothing stays behind at the signal: with `Promise.race`, a
 * signal that lives as long as a download would hold all its chunks.
 *
 * @throws the signal's reason; what the work throws
 */
export async function abortable<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
	return await new Promise<Value>((resolve, reject) => {
		const abort = () => reject(signal.reason);
		signal.addEventListener('abort', abort, { once: true });
		const settled = () => signal.removeEventListener('abort', abort);
		work.finally(settled).then(resolve, reject);
		if (signal.aborted) abort();
	});
}
