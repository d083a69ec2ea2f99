import { type Round, seriesOf, type Target } from './comparison';
import { difference, pairwise, ratio, type Spread, spreadOf } from './statistics';

export interface Verdict {
	target: Target;
	spread: Spread;
	isMet: boolean;
}

/** Whether a target is met by the rounds that were run. */
export function verdictOf(target: Target, rounds: readonly Round[]): Verdict {
	const spread = spreadOf(valuesOf(target, rounds));
	const { atLeast = -Infinity, atMost = Infinity } = target;
	const isWorst = target.statistic === 'worst';
	const lowest = isWorst ? spread.least : spread.median;
	const highest = isWorst ? spread.most : spread.median;
	return { target, spread, isMet: lowest >= atLeast && highest <= atMost };
}

function valuesOf(target: Target, rounds: readonly Round[]): number[] {
	const { metric, of, against, as } = target;
	const values = seriesOf(rounds, of, metric);
	if (as === 'value') return values;
	if (against === undefined) throw new Error(`"${target.says}" does not name what it is against`);
	return pairwise(values, seriesOf(rounds, against, metric), as === 'ratio' ? ratio : difference);
}
