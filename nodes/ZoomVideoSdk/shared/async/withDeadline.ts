import { abortable } from './abortable';
import { whenOverdue } from './whenOverdue';

/** An answer that did not arrive in time, with Node's code for it. */
class DeadlineError extends Error {
	readonly code = 'ETIMEDOUT';
}

/**
 * Runs something that must end by a deadline, even if it is still making progress. n8n's own timeouts
 * start again with every byte that arrives.
 *
 * @param run receives a signal that is aborted at the deadline. Within an execution, n8n 2.41 replaces
 * a request's signal by the execution's own, so what is running there is abandoned instead
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
