import { parseDay } from './dateRange';

/** A stretch of time between two moments, in milliseconds since the epoch. */
export interface TimeRange {
	from: number;
	to: number;
}

export const DAY_MS = 86_400_000;

export const WEEK_MS = 7 * DAY_MS;

/** Date, time of day, and an offset or none. */
const MOMENT =
	/^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * Reads a moment from text as n8n's date fields, expressions and people write it. Without an offset it
 * is in UTC; a date alone is the beginning of that day or its end.
 *
 * @returns milliseconds since the epoch, or `undefined` when the text is no moment
 */
export function parseMoment(text: string, edge: 'start' | 'end'): number | undefined {
	const [, date = '', time, offset = 'Z'] = MOMENT.exec(text.trim()) ?? [];
	if (parseDay(date) === undefined) return undefined;
	if (time === undefined) return Date.parse(`${date}T00:00:00Z`) + (edge === 'end' ? DAY_MS : 0);
	const moment = Date.parse(`${date}T${time}${offset}`);
	return Number.isNaN(moment) ? undefined : moment;
}

/** A moment in the format of Zoom's reports: `yyyy-MM-ddTHH:mm:ssZ`. */
export function isoSeconds(moment: number): string {
	return new Date(moment).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/**
 * Splits a stretch of time into weeks of whole seconds, the latest first. Each ends in the second in
 * which the next one begins, so what happened in that second is in both.
 *
 * Rounding adds no week: part of the first second of whole weeks may be left out.
 */
export function splitIntoWeeks({ from, to }: TimeRange): TimeRange[] {
	const end = Math.ceil(to / 1000) * 1000;
	const count = Math.max(1, Math.ceil((to - from) / WEEK_MS));
	const start = Math.max(Math.floor(from / 1000) * 1000, end - count * WEEK_MS);
	return Array.from({ length: count }, (_, week) => ({
		from: Math.max(start, end - (week + 1) * WEEK_MS),
		to: end - week * WEEK_MS,
	}));
}
