import { parseDay } from './dateRange';

/** A stretch of time between two moments, in milliseconds since the epoch. */
export interface TimeRange {
	from: number;
	to: number;
}

export const WEEK_MS = 7 * 86_400_000;

const DAY_MS = 86_400_000;

/** Date, time of day, and an offset or none. */
const MOMENT =
	/^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * Reads a moment from text as n8n's date fields, expressions and people give it. Without an offset it is in
 * UTC; a date alone is the beginning of that day or its end.
 *
 * @returns milliseconds since the epoch, or `undefined` when the text is no moment
 */
export function parseMoment(text: string, edge: 'start' | 'end'): number | undefined {
	const [, date = '', time, offset = 'Z'] = MOMENT.exec(text.trim()) ?? [];
	if (parseDay(date) === undefined) return undefined;
	if (time === undefined) return Date.parse(`${date}T00:00:00Z`) + (edge === 'end' ? DAY_MS : 0);
	const moment = Date.parse(`${date}T${time}${offset.replace(/(\d{2})(\d{2})$/, '$1:$2')}`);
	return Number.isNaN(moment) ? undefined : moment;
}

/** A moment as Zoom's reports take it: `yyyy-MM-ddTHH:mm:ssZ`. */
export function isoSeconds(moment: number): string {
	return new Date(moment).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/**
 * Splits a stretch of time into weeks, the latest first, to whole seconds. Each ends in the second in which the
 * next one begins: what happened in it is in both.
 */
export function splitIntoWeeks({ from, to }: TimeRange): TimeRange[] {
	const [start, end] = [Math.floor(from / 1000) * 1000, Math.ceil(to / 1000) * 1000];
	const weeks: TimeRange[] = [];
	for (let stop = end; stop > start || weeks.length === 0; stop -= WEEK_MS) {
		weeks.push({ from: Math.max(start, stop - WEEK_MS), to: stop });
	}
	return weeks;
}
