import type { Say } from '../../tools/n8n/progress';
import type { Comparison, Round } from '../harness/comparison';
import type { Workspace } from '../fixtures/setup';

/** What a measure is run with. */
export interface Conditions extends Workspace {
	rounds: number;
	/** Small and short, to see whether it works; its numbers say little. */
	isQuick: boolean;
	say: Say;
}

/** The rounds of each comparison, by its id. */
export type Findings = Record<string, Round[]>;

/** One line of `npm run bench -- --only`. */
export interface Measure {
	name: string;
	comparisons: readonly Comparison[];
	/** What this machine lacks for it, in words; `undefined` if it can be run. */
	missing?: () => string | undefined;
	run(conditions: Conditions): Promise<Findings>;
}
