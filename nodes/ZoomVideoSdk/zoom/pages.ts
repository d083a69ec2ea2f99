import { textOf, type JsonObject } from './json';
import { ZoomError } from './ZoomError';

/**
 * Reads a list page by page until Zoom gives no further page token.
 *
 * A token that comes a second time ends in an error: going on would never end, and stopping would pass
 * part of the list off as the whole.
 *
 * @param fetchPage reads one page; the first is asked for with `undefined`
 */
export async function* pages(
	fetchPage: (token: string | undefined) => Promise<JsonObject>,
): AsyncGenerator<JsonObject, void, undefined> {
	const seen = new Set<string>();
	let token: string | undefined;
	do {
		const page = await fetchPage(token);
		yield page;
		token = textOf(page.next_page_token);
		if (token !== undefined && seen.has(token)) {
			throw new ZoomError('Zoom’s list does not come to an end', {
				description: 'Zoom gave the same page token twice. Run it again, with fewer days.',
			});
		}
		if (token !== undefined) seen.add(token);
	} while (token !== undefined);
}

/**
 * Runs a task for each input, several at a time, and yields the results in the order of the inputs.
 *
 * When the reader stops or a task fails, no further task is begun.
 */
export async function* inOrder<Input, Output>(
	inputs: readonly Input[],
	atATime: number,
	task: (input: Input) => Promise<Output>,
): AsyncGenerator<Output, void, undefined> {
	const running: Array<Promise<Output>> = [];
	let next = 0;
	let hasFailed = false;
	while (next < inputs.length || running.length > 0) {
		const room = hasFailed ? 0 : atATime - running.length;
		for (const input of inputs.slice(next, next + room)) {
			const result = task(input);
			// A later task may fail before its turn; its error is thrown when its turn comes.
			result.catch(() => {
				hasFailed = true;
			});
			running.push(result);
			next += 1;
		}
		const first = running.shift();
		if (first !== undefined) yield await first;
	}
}
