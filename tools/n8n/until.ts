import { setTimeout as delay } from 'node:timers/promises';

export interface UntilOptions {
	/** How long to go on asking, in milliseconds; generous, since it only ends a wait that is lost anyway. */
	limit?: number;
	/** Pause between two questions, in milliseconds. */
	pause?: number;
}

/**
 * Asks again and again until there is an answer other than `undefined`, and gives that answer.
 * @throws Error naming `what` when the limit has passed.
 */
export async function until<T>(
	what: string,
	ask: () => Promise<T | undefined> | T | undefined,
	{ limit = 60_000, pause = 100 }: UntilOptions = {},
): Promise<T> {
	const end = Date.now() + limit;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		if (Date.now() > end) throw new Error(`Waited ${limit / 1000} s in vain for ${what}`);
		await delay(pause);
	}
}
