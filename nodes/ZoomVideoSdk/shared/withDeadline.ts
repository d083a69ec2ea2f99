/** An answer that was not complete in time, with Node's code for it. */
class DeadlineError extends Error {
	readonly code = 'ETIMEDOUT';
}

/**
 * Runs something that must be over by a deadline, however much it is still doing. n8n's own timeouts begin
 * anew with every byte that comes.
 *
 * @param run gets a signal to stop by. Within an execution n8n 2.41 puts the execution's own signal in the
 *   place of a request's, so what runs there is left behind instead
 * @throws an error with the code ETIMEDOUT
 */
export async function withDeadline<T>(
	milliseconds: number,
	run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
	const signal = AbortSignal.timeout(milliseconds);
	let onTimeout = () => {};
	const timeout = new Promise<never>((_, reject) => {
		onTimeout = () =>
			reject(new DeadlineError(`no complete answer within ${milliseconds / 1000} seconds`));
		signal.addEventListener('abort', onTimeout, { once: true });
	});
	try {
		return await Promise.race([run(signal), timeout]);
	} finally {
		signal.removeEventListener('abort', onTimeout);
	}
}
