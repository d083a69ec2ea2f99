/**
 * Runs a task for each input, several at a time, and yields the results in the order of the inputs.
 *
 * When the reader stops or a task fails, no further task begins.
 */
export async function* mapConcurrently<Input, Output>(
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
