import { daysAround, type DateRange } from '../../shared/dateRange';

export const DAY_SECONDS = 86_400;

/** The first second of a day, since the epoch. */
export function secondsOf(day: string): number {
	return Date.parse(`${day}T00:00:00Z`) / 1000;
}

/** No state is older than Look Back can reach. */
const MAX_DAYS_BACK = 90;

/** The newest day among those of known sessions, in days since the epoch. */
export function newestDayOf(seen: ReadonlyMap<string, number>): number | undefined {
	let newest: number | undefined;
	for (const day of seen.values()) newest = Math.max(newest ?? day, day);
	return newest;
}

/**
 * Since when there may be something new, in milliseconds since the epoch, if it is not known when the
 * last poll succeeded, or if the clock was ahead then: since the day of the newest known session.
 */
export function sinceNewest(now: number, seen: ReadonlyMap<string, number>): number {
	const day = newestDayOf(seen);
	const newest = day === undefined ? now : day * DAY_SECONDS * 1000;
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
