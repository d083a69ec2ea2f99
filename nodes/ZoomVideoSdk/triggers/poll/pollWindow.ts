import { daysAround, type DateRange } from '../../shared/dateRange';

/** Days that keys are kept beyond the window: clocks differ, and Zoom's days begin at midnight UTC. */
const KEEP_DAYS_MORE = 2;

const DAY_SECONDS = 86_400;

/** The first second of a day, since the epoch. */
export function secondsOf(day: string): number {
	return Date.parse(`${day}T00:00:00Z`) / 1000;
}

/** No state of its own is older than Look Back can be. */
const MAX_DAYS_BACK = 90;

function newestIn(keys: Readonly<Record<string, number>>): number | undefined {
	const starts = Object.values(keys);
	return starts.length > 0 ? starts.reduce((one, other) => Math.max(one, other)) : undefined;
}

/**
 * Since when there may be something new, in milliseconds since the epoch, when it is not known when the
 * last poll succeeded, or that was by a clock that was ahead: since the newest session that is known.
 */
export function sinceNewest(now: number, keys: Readonly<Record<string, number>>): number {
	const newest = (newestIn(keys) ?? now / 1000) * 1000;
	return Math.min(now, Math.max(newest, now - MAX_DAYS_BACK * DAY_SECONDS * 1000));
}

/**
 * The days to look through: the trailing window, and all that has passed since the last poll that
 * succeeded, however long ago that was.
 *
 * It ends tomorrow, so that a session is found although our clock runs behind Zoom's.
 *
 * @param now milliseconds since the epoch, as is `since`
 * @param since when the last poll succeeded, if ever
 */
export function pollWindow(now: number, since: number | undefined, days: number): DateRange {
	return { from: daysAround(Math.min(now, since ?? now), days).from, to: daysAround(now, 0).to };
}

/**
 * The keys that can still be needed. They go by the start of their session, as the window does: nothing
 * is forgotten while Zoom lists it, and the store is as large as the window is.
 *
 * The window goes with our clock, which may be wrong, but the starts are Zoom's: what lies within a
 * window of the newest session that is known is kept all the same.
 */
export function keysWithin(
	keys: Readonly<Record<string, number>>,
	{ from, to }: DateRange,
): Record<string, number> {
	const first = secondsOf(from);
	const newest = newestIn(keys) ?? first;
	const oldest = Math.min(first, newest - (secondsOf(to) - first)) - KEEP_DAYS_MORE * DAY_SECONDS;
	return Object.fromEntries(Object.entries(keys).filter(([, start]) => start >= oldest));
}
