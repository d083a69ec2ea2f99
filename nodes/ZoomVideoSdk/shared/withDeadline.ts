import { abortable } from './abortable';
import { whenOverdue } from './whenOverdue';

/** An answer that did not come in time, with Node's code for it. */
class DeadlineError extends Error {
	readonly code = 'ETIMEDOUT';
}

/**
 * Runs something that must be over by a deadline, however much it is still doing. n8n's own timeouts begin
 * anew with every byte that comes.
 *
 * @param run gets a signal that is aborted at the deadline. Within an execution n8n 2.41 puts the
 *   execution's own signal in the place of a request's, so what runs there is left behind instead
 * @param message of the error
 * @throws an error with the code ETIMEDOUT
 */
export async function withDeadline<Value>(
	milliseconds: number,
	run: (signal: AbortSignal) => Promise<Value>,
	message = `no complete answer within ${milliseconds / 1000} seconds`,
): Promise<Value> {
	const controller = new AbortController();
	const end = performance.now() + milliseconds;
	let isOver = false;
	void whenOverdue(
		() => end,
		() => isOver,
		() => controller.abort(new DeadlineError(message)),
	);
	try {
		return await abortable(run(controller.signal), controller.signal);
	} finally {
		isOver = true;
	}
}
