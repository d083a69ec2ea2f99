import { textOf, type JsonObject } from '../../../shared/json';

/** A stretch of time, in milliseconds since the epoch. If its end is not known, it is the start. */
export interface Span {
	start: number;
	end: number;
}

function timeOf(file: JsonObject, field: 'recording_start' | 'recording_end'): number {
	return Date.parse(textOf(file[field]) ?? '');
}

/** When a file was recorded; `undefined` without a start. */
export function spanOf(file: JsonObject): Span | undefined {
	const [start, end] = [timeOf(file, 'recording_start'), timeOf(file, 'recording_end')];
	if (Number.isNaN(start)) return undefined;
	return { start, end: end > start ? end : start };
}

/** How long two stretches overlap; negative if there is a gap between them. */
export function overlapOf(one: Span, other: Span): number {
	return Math.min(one.end, other.end) - Math.max(one.start, other.start);
}

export function union(one: Span, other: Span): Span {
	return { start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) };
}
