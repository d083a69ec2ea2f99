import { daysAround, type DateRange } from '../zoom/dateRange';

/** Days that keys are kept beyond the window: clocks differ, and Zoom's days begin at midnight UTC. */
const KEEP_DAYS_MORE = 2;

const DAY_SECONDS = 86_400;

/** The first second of a day, since the epoch. */
export function secondsOf(day: string): number {
	return Date.parse(`${day}T00:00:00Z`) / 1000;
}

/**
 * The days to look through: the trailing window, and all that has passed since the last poll that
 * succeeded, however long ago that was.
 *
 * It ends tomorrow, so that a session is found although our clock runs behind Zoom's.
 *
 * @param now milliseconds since the epoch, as is `polledAt`
 * @param polledAt when the last poll succeeded, if ever
 */
export function pollWindow(now: number, polledAt: number | undefined, days: number): DateRange {
	const since = Math.min(now, polledAt ?? now);
	return { from: daysAround(since, days).from, to: daysAround(now, 0).to };
}

/**
 * The keys that can still be needed. They go by the start of their session, as the window does: nothing
 * is forgotten while Zoom lists it, and the store is as large as the window is.
 */
export function keysWithin(
	keys: Readonly<Record<string, number>>,
	{ from }: DateRange,
): Record<string, number> {
	const oldest = secondsOf(from) - KEEP_DAYS_MORE * DAY_SECONDS;
	return Object.fromEntries(Object.entries(keys).filter(([, start]) => start >= oldest));
}
