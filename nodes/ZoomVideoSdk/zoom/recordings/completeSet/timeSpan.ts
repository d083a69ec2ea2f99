import { textOf, type JsonObject } from '../../../shared/json';

/** A stretch of time, in milliseconds since the epoch. Its end is its start where it is not known. */
export interface Span {
	start: number;
	end: number;
}

/** Zoom gives the files of one part of a recording the same times; seconds more or less are allowed for. */
const TOLERANCE_MS = 5_000;

function timeOf(file: JsonObject, field: 'recording_start' | 'recording_end'): number {
	return Date.parse(textOf(file[field]) ?? '');
}

/** When a file was recorded; `undefined` without a start. */
export function spanOf(file: JsonObject): Span | undefined {
	const [start, end] = [timeOf(file, 'recording_start'), timeOf(file, 'recording_end')];
	if (Number.isNaN(start)) return undefined;
	return { start, end: end > start ? end : start };
}

/** For how long two stretches overlap; less than nothing when there is a gap between them. */
export function overlapOf(one: Span, other: Span): number {
	return Math.min(one.end, other.end) - Math.max(one.start, other.start);
}

/**
 * Whether two files were recorded at the same time: for some seconds, or for half of the shorter one.
 * Where an end is not known, they begin together or one begins during the other.
 */
export function together(one: Span, other: Span): boolean {
	const overlap = overlapOf(one, other);
	const shorter = Math.min(one.end - one.start, other.end - other.start);
	if (shorter > 0) return overlap >= Math.min(TOLERANCE_MS, shorter / 2);
	return overlap >= 0 || Math.abs(one.start - other.start) <= TOLERANCE_MS;
}

/** Whether the first stretch begins during the second one, or seconds before it. */
export function beginsIn({ start }: Span, outer: Span): boolean {
	return start >= outer.start - TOLERANCE_MS && start <= outer.end;
}

/** Whether the first stretch lies within the second one, give or take some milliseconds. */
export function within(inner: Span, outer: Span, toleranceMs = TOLERANCE_MS): boolean {
	return inner.start >= outer.start - toleranceMs && inner.end <= outer.end + toleranceMs;
}

export function union(one: Span, other: Span): Span {
	return { start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) };
}
