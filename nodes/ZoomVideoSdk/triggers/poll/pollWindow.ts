import { daysAround, type DateRange } from '../../shared/dateRange';

export const DAY_SECONDS = 86_400;

/** The first second of a day, since the epoch. */
export function secondsOf(day: string): number {
	return Date.parse(`${day}T00:00:00Z`) / 1000;
}

/** No state is older than Look Back can reach. */
const MAX_DAYS_BACK = 90;

/** The newest start among known sessions, in seconds since the epoch. */
export function newestIn(keys: Readonly<Record<string, number>>): number | undefined {
	const starts = Object.values(keys);
	return starts.length > 0 ? starts.reduce((one, other) => Math.max(one, other)) : undefined;
}

/**
 * Since when there may be something new, in milliseconds since the epoch, if it is not known when the
 * last poll succeeded, or if the clock was ahead then: since the newest known session.
 */
export function sinceNewest(now: number, keys: Readonly<Record<string, number>>): number {
	const newest = (newestIn(keys) ?? now / 1000) * 1000;
	return Math.min(now, Math.max(newest, now - MAX_DAYS_BACK * DAY_SECONDS * 1000));
}

/**
 * The days to look through: the trailing window, and all that has passed since the last poll that
 * succeeded, however long ago that was.
 *
 * It ends tomorrow, so that a session is found even if this clock is behind Zoom's.
 *
 * @param now milliseconds since the epoch, as is `since`
 * @param since when the last poll succeeded, if ever
 */
export function pollWindow(now: number, since: number | undefined, days: number): DateRange {
	return { from: daysAround(Math.min(now, since ?? now), days).from, to: daysAround(now, 0).to };
}
