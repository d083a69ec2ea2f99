import { sleep } from 'n8n-workflow';

const CHECK_EVERY_MS = 1_000;

/**
 * Calls `onOverdue` when a moment has passed, which progress may postpone. It checks once a second:
 * n8n's scanner allows no timer but `sleep`, which can be neither moved nor stopped.
 *
 * @param dueAt in the milliseconds of `performance.now`, as it is now, because the clock may be set
 * back
 * @param isOver whether there is nothing left to wait for; noticed at the next check
 */
export async function whenOverdue(
	dueAt: () => number,
	isOver: () => boolean,
	onOverdue: () => void,
): Promise<void> {
	while (!isOver()) {
		const left = dueAt() - performance.now();
		if (left <= 0) {
			onOverdue();
			return;
		}
		await sleep(Math.min(left, CHECK_EVERY_MS));
	}
}
