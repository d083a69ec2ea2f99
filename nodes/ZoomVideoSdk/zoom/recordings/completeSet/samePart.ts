import { overlapOf, type Span } from './timeSpan';

/**
 * Zoom gives the files of one part of a recording the same times; a few seconds more or less are
 * allowed.
 */
const TOLERANCE_MS = 5_000;

/** How far from a part a file may be that shares no time with it. */
export const NEAR_MS = 30_000;

/**
 * Whether two files were recorded at the same time: for some seconds, or for half of the shorter one.
 * If an end is not known, they begin together or one begins during the other.
 */
export function together(one: Span, other: Span): boolean {
	const overlap = overlapOf(one, other);
	const shorter = Math.min(one.end - one.start, other.end - other.start);
	if (shorter > 0) return overlap >= Math.min(TOLERANCE_MS, shorter / 2);
	return overlap >= 0 || Math.abs(one.start - other.start) <= TOLERANCE_MS;
}

/** Whether the first stretch begins during the second one, or a few seconds before it. */
export function beginsIn({ start }: Span, outer: Span): boolean {
	return start >= outer.start - TOLERANCE_MS && start <= outer.end;
}

/** Whether the first stretch lies within the second one, give or take some milliseconds. */
export function within(inner: Span, outer: Span, toleranceMs = TOLERANCE_MS): boolean {
	return inner.start >= outer.start - toleranceMs && inner.end <= outer.end + toleranceMs;
}

/**
 * Whether a file may belong to a part. A file that shares no time with it may, but only if it would fit
 * in after a shift of a few seconds: a longer one belongs to a part that began right before or after.
 */
export function mayBeOf(file: Span, part: Span): boolean {
	if (together(file, part) || within(file, part, NEAR_MS)) return true;
	const isEndKnown = part.end > part.start;
	return !isEndKnown && Math.abs(file.start - part.start) <= NEAR_MS;
}
