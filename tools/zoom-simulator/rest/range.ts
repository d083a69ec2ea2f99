import { ReplyError, validationFailed, type FieldError } from '../http/reply';
import type { Settings } from '../settings';
import { addDays, addMonths, dayOf, parseDay } from '../state/dates';

/** A range of UTC days, both included, with its edges as instants: `start` <= t < `end`. */
export interface DayRange {
	from: string;
	to: string;
	start: number;
	end: number;
}

/**
 * Reads `from` and `to` (`yyyy-mm-dd`, UTC).
 * @param required without them 400/300; else `from` is today, and `to` the day after `from`
 * @throws ReplyError 400/300 for days that are none, and by setting for more than a month
 */
export function readRange(
	query: URLSearchParams,
	about: { settings: Readonly<Settings>; now: number; required: boolean },
): DayRange {
	const errors: FieldError[] = [];
	const from = readDay(query, 'from', about.required, errors);
	const to = readDay(query, 'to', about.required, errors);
	if (errors.length > 0) throw new ReplyError(validationFailed(...errors));
	const first = from ?? parseDay(dayOf(about.now)) ?? about.now;
	const last = to ?? addDays(first, 1);
	if (last < first) {
		throw wrong('from', 'The value must not be later than "to".');
	}
	return withinMonth(first, last, about.settings.longRange);
}

function readDay(
	query: URLSearchParams,
	field: string,
	required: boolean,
	errors: FieldError[],
): number | undefined {
	const given = query.get(field) ?? '';
	if (given === '') {
		if (required) errors.push({ field, message: 'This field is required.' });
		return undefined;
	}
	const day = parseDay(given);
	if (day === undefined) errors.push({ field, message: 'Invalid date, expected yyyy-mm-dd.' });
	return day;
}

function withinMonth(first: number, last: number, longRange: Settings['longRange']): DayRange {
	if (last <= addMonths(first, 1)) return range(first, last);
	switch (longRange) {
		case 'clampFrom':
			return range(addMonths(last, -1), last);
		case 'clampTo':
			return range(first, addMonths(first, 1));
		case 'error':
			throw wrong('to', 'The range of "from" and "to" must be within one month.');
	}
}

function range(first: number, last: number): DayRange {
	return { from: dayOf(first), to: dayOf(last), start: first, end: addDays(last, 1) };
}

function wrong(field: string, message: string): ReplyError {
	return new ReplyError(validationFailed({ field, message }));
}
