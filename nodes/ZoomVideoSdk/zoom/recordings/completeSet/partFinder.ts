import type { SessionPart } from './sessionParts';
import { overlapOf, together, within, type Span } from './timeSpan';

/** How far from a part a file may lie that shares no time with it. */
const NEAR_MS = 30_000;

type TimedPart = SessionPart & { span: Span };

function isTimed(part: SessionPart): part is TimedPart {
	return part.span !== undefined;
}

/** The place of the first one that is so, where all that follow are so, too. */
function firstPlace(parts: readonly TimedPart[], isSo: (span: Span) => boolean): number {
	let [from, to] = [0, parts.length];
	while (from < to) {
		const middle = Math.floor((from + to) / 2);
		const part = parts[middle];
		if (part !== undefined && isSo(part.span)) to = middle;
		else from = middle + 1;
	}
	return from;
}

/**
 * Whether a file may be of a part. One that shares no time with it may, but only where it would fit in
 * after a shift of some seconds: what lasts longer is of a part that was begun right before or after.
 */
function mayBeOf(file: Span, part: Span): boolean {
	if (together(file, part) || within(file, part, NEAR_MS)) return true;
	const isEndKnown = part.end > part.start;
	return !isEndKnown && Math.abs(file.start - part.start) <= NEAR_MS;
}

/**
 * Finds the parts that a file belongs to by its times: the one it shares most with, and all that it spans;
 * else the nearest one, if it is near.
 *
 * Parts hardly overlap (`sessionParts` joins those that do), so in the order of their starts they are in
 * that of their ends, too, and only those nearby need to be looked at.
 */
export function partFinder(parts: readonly SessionPart[]): (span: Span) => SessionPart[] {
	const sorted = parts.filter(isTimed).sort((one, other) => one.span.start - other.span.start);
	return (span) => {
		const from = firstPlace(sorted, ({ end }) => end >= span.start - NEAR_MS);
		const to = firstPlace(sorted, ({ start }) => start > span.end + NEAR_MS);
		let best: TimedPart | undefined;
		const nearby = sorted.slice(from, to).filter((part) => mayBeOf(span, part.span));
		for (const part of nearby) {
			if (best === undefined || overlapOf(part.span, span) > overlapOf(best.span, span))
				best = part;
		}
		return nearby.filter((part) => part === best || within(part.span, span));
	};
}
