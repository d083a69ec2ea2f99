/** How the numbers of a metric are written. */
export type Unit = 'per second' | 's' | 'ms' | 'MiB' | 'kB' | '';

export interface Metric {
	id: string;
	label: string;
	unit: Unit;
}

export interface Contender {
	id: string;
	name: string;
}

/** What a comparison is to show, over all of its rounds. */
export interface Target {
	/** In words, for the document. */
	says: string;
	metric: string;
	/** A contender and, for a ratio or a difference, the one it is compared with, round by round. */
	of: string;
	against?: string;
	as: 'value' | 'ratio' | 'difference';
	/** Whether the median must meet the bound or, with `worst`, every round. */
	statistic?: 'median' | 'worst';
	atLeast?: number;
	atMost?: number;
}

/**
 * Contenders that do the same work, round after round. The description is separate from the run, so that
 * the document can be written again from stored samples.
 */
export interface Comparison {
	id: string;
	title: string;
	/** What is done and how it is measured, for the document. */
	about: string;
	/** The first one is used for the ratios and the chart. */
	metrics: readonly [Metric, ...Metric[]];
	contenders: readonly Contender[];
	/** The contender that the ratios in the table refer to. */
	reference?: string;
	targets: readonly Target[];
	/** Whether it is part of the chart. */
	isCharted?: boolean;
}

/** The numbers of one contender in one round, by metric. */
export type Sample = Record<string, number>;

/** One round: by contender, its sample. */
export type Round = Record<string, Sample>;

/** The numbers of a contender's metric, round by round. */
export function seriesOf(rounds: readonly Round[], contender: string, metric: string): number[] {
	return rounds.map((round) => {
		const value = round[contender]?.[metric];
		if (value === undefined) throw new Error(`No ${metric} of ${contender} in one of the rounds`);
		return value;
	});
}
