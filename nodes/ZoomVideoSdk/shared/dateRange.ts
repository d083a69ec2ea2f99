/** A stretch of days in UTC, both as `yyyy-MM-dd`. */
export interface DateRange {
	from: string;
	to: string;
}

const DAY = 86_400_000;

/** Zoom allows "one month" a call. Thirty days, and never past the same day of the next month. */
const MAX_DAYS = 30;

/** More years than Zoom can have recordings for: it began in 2011, and its Video SDK ten years later. */
export const MAX_YEARS = 20;

/** How many days a list covers if no start is given: one call to Zoom, or two around February. */
const DEFAULT_DAYS = 30;

function dateOf(time: number): string {
	return new Date(time).toISOString().slice(0, 10);
}

function timeOf(date: string): number {
	return Date.parse(`${date}T00:00:00Z`);
}

/** JavaScript refuses some days that do not exist, and moves others: 30 February to March. */
function exists(date: string): boolean {
	const time = timeOf(date);
	return !Number.isNaN(time) && dateOf(time) === date;
}

/**
 * Reads a day from text as n8n's date fields, expressions and people write it.
 *
 * Text with an offset or `Z` is a moment and becomes its day in UTC; without one, its date is used as
 * written.
 *
 * @returns `yyyy-MM-dd`, or `undefined` when the text is no date
 */
export function parseDay(text: string): string | undefined {
	const trimmed = text.trim();
	const date = /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/.exec(trimmed)?.[1];
	if (date === undefined || !exists(date)) return undefined;
	const moment = /(?:Z|[+-]\d{2}:?\d{2})$/.test(trimmed.slice(10))
		? Date.parse(trimmed)
		: timeOf(date);
	return Number.isNaN(moment) ? undefined : dateOf(moment);
}

/** The day so many days later. */
export function daysLater(date: string, days: number): string {
	return dateOf(timeOf(date) + days * DAY);
}

/** The last days, today included. */
export function recentDays(now: number, days: number): DateRange {
	return { from: dateOf(now - (days - 1) * DAY), to: dateOf(now) };
}

/** The same day so many months earlier, or the last of that month when it is shorter. */
export function monthsAgo(now: number, months: number): string {
	const date = new Date(now);
	const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() - months];
	const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
	return dateOf(Date.UTC(year, month, Math.min(date.getUTCDate(), last)));
}

/** The last days and tomorrow, because Zoom does not say whether the last day of a range is included. */
export function daysAround(now: number, daysBack: number): DateRange {
	return { from: dateOf(now - daysBack * DAY), to: dateOf(now + DAY) };
}

/** Fills in the ends that the user left open: up to today, and thirty days. */
export function withDefaults(range: Partial<DateRange>, now: number): DateRange {
	const to = range.to ?? dateOf(now);
	return { from: range.from ?? recentDays(timeOf(to), DEFAULT_DAYS).from, to };
}

/** Whether the days are too far apart to be intended: each month is a call to Zoom. */
export function isTooLong({ from, to }: DateRange): boolean {
	return timeOf(to) - timeOf(from) > MAX_YEARS * 366 * DAY;
}

function sameDayNextMonth(time: number): number {
	const date = new Date(time);
	const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 2, 0)).getUTCDate();
	const day = Math.min(date.getUTCDate(), last);
	return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, day);
}

/**
 * Splits days into ranges that Zoom accepts, the newest first.
 *
 * Each range ends on the day on which the next one begins, and the last ends on the day after `to`:
 * Zoom does not say whether `to` itself is included. Whoever reads the ranges must skip sessions that
 * appear twice or outside the requested days (`isWithin`).
 */
export function splitIntoMonths({ from, to }: DateRange): DateRange[] {
	const end = timeOf(to) + DAY;
	const ranges: DateRange[] = [];
	for (let start = timeOf(from); start < end;) {
		const stop = Math.min(sameDayNextMonth(start), start + MAX_DAYS * DAY, end);
		ranges.push({ from: dateOf(start), to: dateOf(stop) });
		start = stop;
	}
	return ranges.reverse();
}

/**
 * Whether a moment lies on one of the days; an end that is left out is open. Anything but a date counts
 * as inside, so that nothing gets lost.
 */
export function isWithin({ from, to }: Partial<DateRange>, moment: string | undefined): boolean {
	const time = Date.parse(moment ?? '');
	if (Number.isNaN(time)) return true;
	return (
		(from === undefined || time >= timeOf(from)) && (to === undefined || time < timeOf(to) + DAY)
	);
}
