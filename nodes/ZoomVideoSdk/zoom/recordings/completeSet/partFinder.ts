import { mayBeOf, NEAR_MS, within } from './samePart';
import { overlapOf, type Span } from './timeSpan';

interface Part {
	/** `undefined` where Zoom gives no times. */
	span: Span | undefined;
}

type Timed<P extends Part> = P & { span: Span };

function isTimed<P extends Part>(part: P): part is Timed<P> {
	return part.span !== undefined;
}

/** The place of the first part for which it is true, given that it is true for all that follow. */
function firstPlace(parts: ReadonlyArray<Timed<Part>>, isSo: (span: Span) => boolean): number {
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
 * Finds the parts that a file belongs to by its times: the one with which it shares most time, and all
 * that it spans; otherwise the nearest one, if it is near.
 *
 * Parts hardly overlap (`sessionParts` joins those that do), so the order of their starts is also that
 * of their ends, and only those nearby need to be looked at.
 */
export function partFinder<P extends Part>(parts: readonly P[]): (span: Span) => P[] {
	const sorted = parts.filter(isTimed<P>).sort((one, other) => one.span.start - other.span.start);
	return (span) => {
		const from = firstPlace(sorted, ({ end }) => end >= span.start - NEAR_MS);
		const to = firstPlace(sorted, ({ start }) => start > span.end + NEAR_MS);
		let best: Timed<P> | undefined;
		const nearby = sorted.slice(from, to).filter((part) => mayBeOf(span, part.span));
		for (const part of nearby) {
			if (best === undefined || overlapOf(part.span, span) > overlapOf(best.span, span))
				best = part;
		}
		return nearby.filter((part) => part === best || within(part.span, span));
	};
}
