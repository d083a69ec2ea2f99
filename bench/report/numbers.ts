import type { Spread } from '../harness/statistics';

/** A number with three significant digits, or all that stand before the point. */
export function threeDigits(value: number): string {
	if (!Number.isFinite(value)) return '–';
	if (value === 0) return '0';
	const digits = 2 - Math.floor(Math.log10(Math.abs(value)));
	return value.toFixed(Math.min(3, Math.max(0, digits)));
}

/** The median and the two ends, such as `3.21 (3.05–3.40)`; the median alone where they are alike. */
export function withSpread(spread: Spread): string {
	const [middle, least, most] = [spread.median, spread.least, spread.most].map(threeDigits);
	return least === most ? `${middle}` : `${middle} (${least}–${most})`;
}
