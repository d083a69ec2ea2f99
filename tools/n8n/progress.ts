/** Tells a person what a program is doing. `say` prints one line. */
export type Say = (line: string) => void;

/** One line to standard output, where the results of a program belong. */
export const sayToOutput: Say = (line) => {
	process.stdout.write(`${line}\n`);
};

/** One line to standard error, for programs whose standard output is read by others. */
export const sayToError: Say = (line) => {
	process.stderr.write(`${line}\n`);
};

/** Says what is going on, and every `everySeconds` how long it has been going on, until `work` ends. */
export async function withProgress<T>(
	say: Say,
	what: string,
	work: Promise<T>,
	everySeconds = 15,
): Promise<T> {
	const started = Date.now();
	say(`${what} …`);
	const ticker = setInterval(
		() => say(`  … ${elapsed(Date.now() - started)}`),
		everySeconds * 1000,
	);
	try {
		const result = await work;
		say(`  done after ${elapsed(Date.now() - started)}`);
		return result;
	} finally {
		clearInterval(ticker);
	}
}

function elapsed(milliseconds: number): string {
	const seconds = Math.round(milliseconds / 1000);
	const minutes = Math.floor(seconds / 60);
	return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
}
