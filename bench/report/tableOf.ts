import { type Comparison, type Round, seriesOf } from '../harness/comparison';
import { pairwise, ratio, spreadOf } from '../harness/statistics';
import { verdictOf } from '../harness/verdict';
import { withSpread } from './numbers';

export interface Table {
	head: string[];
	rows: string[][];
}

/** A row for each contender: its metrics, and the ratio of the first one to the reference. */
export function tableOf(comparison: Comparison, rounds: readonly Round[]): Table {
	const { metrics, contenders, reference } = comparison;
	const referenceName = contenders.find(({ id }) => id === reference)?.name;
	return {
		head: [
			'',
			...metrics.map(({ label, unit }) => (unit === '' ? label : `${label}, ${unit}`)),
			...(referenceName === undefined ? [] : [`Ratio to ${referenceName}`]),
		],
		rows: contenders.map(({ id, name }) => [
			name,
			...metrics.map((metric) => cell(rounds, id, metric.id)),
			...(reference === undefined ? [] : [ratioCell(rounds, id, reference, metrics[0].id)]),
		]),
	};
}

/** curl, for one, has no memory of n8n. */
function cell(rounds: readonly Round[], contender: string, metric: string): string {
	if (rounds.some((round) => round[contender]?.[metric] === undefined)) return '–';
	return withSpread(spreadOf(seriesOf(rounds, contender, metric)));
}

function ratioCell(
	rounds: readonly Round[],
	contender: string,
	reference: string,
	metric: string,
): string {
	if (contender === reference) return '1';
	const values = seriesOf(rounds, contender, metric);
	return withSpread(spreadOf(pairwise(values, seriesOf(rounds, reference, metric), ratio)));
}

/** A verdict in words. */
export interface Finding {
	says: string;
	value: string;
	isMet: boolean;
}

/** The targets of a comparison and what came of them. */
export function findingsOf(comparison: Comparison, rounds: readonly Round[]): Finding[] {
	return comparison.targets.map((target) => {
		const { spread, isMet } = verdictOf(target, rounds);
		const metric = comparison.metrics.find(({ id }) => id === target.metric);
		const unit = target.as === 'ratio' ? '' : (metric?.unit ?? '');
		const value = `${withSpread(spread)}${unit === '' ? '' : ` ${unit}`}`;
		return { says: target.says, value, isMet };
	});
}

/** Such as `✓ met: at least 1.4 times the Slack Trigger: 1.52 (1.44–1.60)`. */
export function findingLine({ says, value, isMet }: Finding): string {
	return `${isMet ? '✓ met' : '✗ missed'}: ${says}: ${value}`;
}
