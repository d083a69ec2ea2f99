import { isTooLong, MAX_YEARS, parseDay, withDefaults, type DateRange } from '../dateRange';
import { InputError } from '../errors';
import { parseMoment, type TimeRange } from '../moments';
import type { Values } from './parameters';

// As in `parameters.ts`, each reader receives a value and its label, with which its InputError begins.

/** The text of a date field's value; that of an invalid moment is no date. */
function textOfDate(value: unknown): string {
	const isDate = value instanceof Date && !Number.isNaN(value.getTime());
	return (isDate ? value.toISOString() : String(value ?? '')).trim();
}

/** A day as `yyyy-MM-dd` in UTC, from whatever a date field or an expression returns. */
export function readDay(value: unknown, label: string): string | undefined {
	const text = textOfDate(value);
	if (text === '') return undefined;
	const day = parseDay(text);
	if (day === undefined) {
		throw new InputError(`'${label}': "${text}" is not a date`, 'Give a date such as 2026-01-31.');
	}
	return day;
}

/**
 * The days from `from` to `to`. By default: up to today, and thirty days.
 *
 * @throws InputError also when they are in the wrong order, or too far apart
 */
export function readDays(values: Values): DateRange {
	const from = readDay(values.from, 'From');
	const to = readDay(values.to, 'To');
	const range = withDefaults({ ...(from && { from }), ...(to && { to }) }, Date.now());
	if (range.from > range.to) {
		throw new InputError(
			`'From': ${range.from} is after To (${range.to})`,
			'Swap the two dates, or leave one of them empty.',
		);
	}
	if (isTooLong(range)) {
		throw new InputError(
			`'From': ${range.from} to ${range.to} is longer than ${MAX_YEARS} years`,
			'The node asks Zoom month by month. Give a later From or an earlier To.',
		);
	}
	return range;
}

const YEAR_MS = 366 * 86_400_000;

function readMoment(value: unknown, label: string, edge: 'start' | 'end'): number | undefined {
	const text = textOfDate(value);
	const moment = parseMoment(text, edge);
	if (text === '' || moment !== undefined) return moment;
	throw new InputError(
		`'${label}': "${text}" is not a date`,
		'Give a date such as 2026-01-31, with a time or without one.',
	);
}

/**
 * The time from `from` to `to`. By default: up to now, and `usualMs` long.
 *
 * @throws InputError also when they are in the wrong order, or too far apart
 */
export function readTimeRange(values: Values, usualMs: number): TimeRange {
	const to = readMoment(values.to, 'To', 'end') ?? Date.now();
	const from = readMoment(values.from, 'From', 'start') ?? to - usualMs;
	if (from > to) {
		throw new InputError(
			"'From': the moment is after To",
			'Exchange the two, or leave one of them empty. Times without an offset are in UTC.',
		);
	}
	if (to - from > YEAR_MS) {
		throw new InputError(
			"'From': it is more than a year before To",
			'Zoom is asked week by week. Give a later From or an earlier To.',
		);
	}
	return { from, to };
}
