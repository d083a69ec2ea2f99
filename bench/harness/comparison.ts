/** How the numbers of a metric are written. */
export type Unit = 'a second' | 's' | 'ms' | 'MiB' | 'kB' | '';

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
	/** In words, as the document prints it. */
	says: string;
	metric: string;
	/** A contender, and for a ratio or a difference the one that it is compared with, round by round. */
	of: string;
	against?: string;
	as: 'value' | 'ratio' | 'difference';
	/** The median has to be so; or with `worst`, every round. */
	statistic?: 'median' | 'worst';
	atLeast?: number;
	atMost?: number;
}

/**
 * Contenders that do the same in turn, round after round. It is described apart from running it, so that
 * the document can be written again from stored samples.
 */
export interface Comparison {
	id: string;
	title: string;
	/** What is done and how it is measured, for the document. */
	about: string;
	/** The first one is the one of the ratios and of the chart. */
	metrics: readonly [Metric, ...Metric[]];
	contenders: readonly Contender[];
	/** Contender against which the table states ratios. */
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
