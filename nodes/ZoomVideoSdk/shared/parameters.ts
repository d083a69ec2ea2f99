import type { IExecuteFunctions } from 'n8n-workflow';

import { isTooLong, MAX_YEARS, parseDay, withDefaults, type DateRange } from './dateRange';
import { InputError } from './errors';
import { parseMoment, type TimeRange } from './moments';
import { halfCharacter, isWellFormed } from './wellFormedText';

/** The values of a collection such as `options` or `filters`. Expressions can return anything. */
export type Values = Readonly<Record<string, unknown>>;

/** The values of a collection; none when it is something else. */
export function toValues(collection: unknown): Values {
	return typeof collection === 'object' && collection !== null ? { ...collection } : {};
}

/** The rows of a fixed collection that takes several values; none when it is something else. */
export function rowsOf(collection: unknown, name: string): Values[] {
	const rows = toValues(collection)[name];
	return Array.isArray(rows) ? rows.map(toValues) : [];
}

/** Reads a collection of an operation. */
export function valuesOf(context: IExecuteFunctions, name: string, itemIndex: number): Values {
	return toValues(context.getNodeParameter(name, itemIndex, {}));
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

// Each reader receives a value and its label. The message of the InputError that it throws begins with
// that label.

/** A text, trimmed; `undefined` when it is left empty. */
export function readText(value: unknown, label: string): string | undefined {
	if (isEmpty(value)) return undefined;
	if (typeof value !== 'string' && typeof value !== 'number') {
		throw new InputError(`'${label}': this is not text`, 'Enter text, or leave the field empty.');
	}
	const text = String(value).trim();
	if (!isWellFormed(text)) throw halfCharacter(label);
	return text || undefined;
}

/** A whole number between two bounds, both included. */
export function readNumber(
	value: unknown,
	label: string,
	{ min, max, fallback }: { min: number; max: number; fallback: number },
): number {
	if (isEmpty(value)) return fallback;
	const number = Number(value);
	if (!Number.isInteger(number) || number < min || number > max) {
		const upTo = max === Number.MAX_SAFE_INTEGER ? 'or more' : `to ${max}`;
		throw new InputError(
			`'${label}': ${String(value)} is not allowed`,
			`Give a whole number, ${min} ${upTo}.`,
		);
	}
	return number;
}

/** One of a few numbers, given as a number, a text or a boolean; `undefined` if left empty. */
export function readFlag<Flag extends number>(
	value: unknown,
	label: string,
	flags: readonly Flag[],
): Flag | undefined {
	if (isEmpty(value)) return undefined;
	const flag = flags.find((each) => String(each) === String(Number(value)));
	if (flag !== undefined) return flag;
	throw new InputError(
		`'${label}': "${String(value)}" is not one of the choices`,
		`Give one of: ${flags.join(', ')}.`,
	);
}

/** A number above one bound and up to another; `undefined` when it is left empty. */
export function readDecimal(
	value: unknown,
	label: string,
	{ above, max }: { above: number; max: number },
): number | undefined {
	if (isEmpty(value)) return undefined;
	const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : NaN;
	if (number > above && number <= max) return number;
	throw new InputError(
		`'${label}': ${String(value)} is not allowed`,
		`Give a number above ${above}, up to ${max}.`,
	);
}

/** A day as `yyyy-MM-dd` in UTC, from whatever a date field or an expression returns. */
export function readDay(value: unknown, label: string): string | undefined {
	const isDate = value instanceof Date && !Number.isNaN(value.getTime());
	const text = isDate ? value.toISOString() : String(value ?? '').trim();
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
	const text = (value instanceof Date ? value.toISOString() : String(value ?? '')).trim();
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

function requireChoice<Choice extends string>(
	value: unknown,
	label: string,
	choices: readonly Choice[],
): Choice {
	const choice = choices.find((known) => known === value);
	if (choice === undefined) {
		throw new InputError(
			`'${label}': "${String(value)}" is not one of the choices`,
			`Give one of: ${choices.join(', ')}.`,
		);
	}
	return choice;
}

/** One of the choices of a field. */
export function readChoice<Choice extends string>(
	value: unknown,
	label: string,
	choices: readonly Choice[],
	fallback: Choice,
): Choice {
	return isEmpty(value) ? fallback : requireChoice(value, label, choices);
}

/** Several of the choices of a field. */
export function readChoices<Choice extends string>(
	value: unknown,
	label: string,
	choices: readonly Choice[],
): Choice[] {
	const list: unknown[] = Array.isArray(value) ? value : [value];
	return list.filter((each) => !isEmpty(each)).map((each) => requireChoice(each, label, choices));
}
