import type { Mutant } from './results';

/** Mutants of a file or of several, by what became of them. */
export interface Score {
	/** Noticed by a test, or by running without end. What does not even load is not counted. */
	killed: number;
	survived: number;
	/** What no test runs at all. */
	notRun: number;
}

export function scoreOf(mutants: readonly Mutant[]): Score {
	const count = (...states: string[]) =>
		mutants.filter(({ status }) => states.includes(status)).length;
	return {
		killed: count('Killed', 'Timeout'),
		survived: count('Survived'),
		notRun: count('NoCoverage'),
	};
}

export function sumOf(scores: readonly Score[]): Score {
	return scores.reduce(
		(sum, { killed, survived, notRun }) => ({
			killed: sum.killed + killed,
			survived: sum.survived + survived,
			notRun: sum.notRun + notRun,
		}),
		{ killed: 0, survived: 0, notRun: 0 },
	);
}

/** The share of what was killed, in percent; all of nothing is 100. */
export function percentOf({ killed, survived, notRun }: Score): number {
	const all = killed + survived + notRun;
	return all === 0 ? 100 : (100 * killed) / all;
}

/** A row for a table in Markdown. */
export function rowOf(name: string, score: Score): string {
	const { killed, survived, notRun } = score;
	const all = killed + survived + notRun;
	return `| ${[name, all, killed, survived, notRun, percentOf(score).toFixed(1)].join(' | ')} |`;
}

/** What is left standing of a file, a line for each. */
export function survivorsOf(source: string, mutants: readonly Mutant[]): string[] {
	return mutants
		.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
		.map(({ location, mutatorName, replacement = '' }) => {
			const change = replacement.replace(/\s+/g, ' ').slice(0, 80);
			return `${source}:${location.start.line} ${mutatorName} → ${change}`;
		});
}
