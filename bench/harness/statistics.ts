/** The middle one of some numbers, or the mean of the two in the middle; NaN of none. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((one, other) => one - other);
	const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
	const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
	return (lower + upper) / 2;
}

/** The value that this share of all values, 0 to 1, does not exceed (nearest rank); NaN of none. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((one, other) => one - other);
	const rank = Math.max(1, Math.ceil(share * sorted.length));
	return sorted[rank - 1] ?? Number.NaN;
}

/** What the rounds of a measure gave: the middle, and the two ends. */
export interface Spread {
	median: number;
	least: number;
	most: number;
}

export function spreadOf(values: readonly number[]): Spread {
	return { median: median(values), least: Math.min(...values), most: Math.max(...values) };
}

/**
 * Compares two contenders round by round, so that what slows the machine in one round falls on both.
 * @throws Error when they have not run in the same rounds
 */
export function pairwise(
	of: readonly number[],
	against: readonly number[],
	compare: (one: number, other: number) => number,
): number[] {
	if (of.length !== against.length) {
		throw new Error(`${of.length} rounds cannot be compared with ${against.length}`);
	}
	return of.map((value, round) => compare(value, against[round] ?? Number.NaN));
}

export function ratio(one: number, other: number): number {
	return one / other;
}

export function difference(one: number, other: number): number {
	return one - other;
}
