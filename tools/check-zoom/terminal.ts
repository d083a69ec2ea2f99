import { createInterface } from 'node:readline/promises';

/** The person who runs the check. */
export interface Terminal {
	say(text: string): void;
	/** No unless the answer is yes. */
	confirm(question: string): Promise<boolean>;
	/** One line; empty where there is no answer. */
	ask(question: string): Promise<string>;
}

/** Nobody to ask: every answer is no. */
export function silentTerminal(say: Terminal['say']): Terminal {
	return { say, confirm: async () => false, ask: async () => '' };
}

/**
 * Asks at the terminal that the process runs in. Ctrl+C answers an open question with no, and stops the run;
 * a second one ends the process.
 */
export function openTerminal(stopping: AbortController): Terminal & { close(): void } {
	const lines = createInterface({ input: process.stdin, output: process.stdout });
	lines.on('SIGINT', () => (stopping.signal.aborted ? process.exit(130) : stopping.abort()));
	const ask = async (question: string) => {
		try {
			return (await lines.question(question, { signal: stopping.signal })).trim();
		} catch {
			return '';
		}
	};
	return {
		say: (text) => void process.stdout.write(`${text}\n`),
		ask,
		confirm: async (question) => /^y(es)?$/i.test(await ask(`${question} [y/N] `)),
		close: () => lines.close(),
	};
}
