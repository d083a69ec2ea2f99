import { daysLater, type DateRange } from '../../shared/dateRange';
import { isJsonObject } from '../../shared/json';
import { HASH_LENGTH } from '../output/dedupeHash';
import { DAY_SECONDS, newestDayOf, secondsOf } from './pollWindow';
import { MIN_WINDOW_DAYS } from './settings';

/** What counts as seen: each key with the day on which its session began, in days since the epoch. */
export type SeenKeys = ReadonlyMap<string, number>;

/**
 * The keys as n8n stores them: all of a day in one text, without anything between them. n8n copies and
 * watches each value of a workflow's static data, and writes all of it whenever one has changed.
 */
export type StoredKeys = Readonly<Record<string, string>>;

/** 6 MB, which are stored twice: n8n writes them to its database whenever something is new. */
const MAX_KEYS = 500_000;

/** Days that keys are kept beyond the window: clocks differ, and Zoom's days begin at midnight UTC. */
const KEEP_DAYS_MORE = 2;

const DAY = /^\d{1,9}$/;
const KEY = new RegExp(`^[\\w-]{${HASH_LENGTH}}$`);
const KEYS_IN_TEXT = new RegExp(`[\\w-]{${HASH_LENGTH}}`, 'g');

/** The end of JavaScript's time, in seconds. */
const LAST_SECOND = 8.64e12;

/** The day of a moment in seconds since the epoch, in days since the epoch. */
export function dayOf(seconds: number): number {
	return Math.floor(seconds / DAY_SECONDS);
}

/**
 * Reads keys that anything may have written, and skips what is none. Before the first release, each key
 * was stored by itself, with the start of its session in seconds.
 */
export function readKeys(stored: unknown): Map<string, number> {
	const seen = new Map<string, number>();
	for (const [name, value] of Object.entries(isJsonObject(stored) ? stored : {})) {
		if (typeof value === 'string' && DAY.test(name)) {
			for (const key of value.match(KEYS_IN_TEXT) ?? []) seen.set(key, Number(name));
		}
		if (typeof value === 'number' && value >= 0 && value <= LAST_SECOND && KEY.test(name)) {
			seen.set(name, dayOf(value));
		}
	}
	return seen;
}

/** The keys as `readKeys` reads them; the same keys in the same order give the same texts. */
export function toStoredKeys(seen: SeenKeys): StoredKeys {
	const stored: Record<string, string> = {};
	for (const [key, day] of seen) stored[day] = `${stored[day] ?? ''}${key}`;
	return stored;
}

/** Whether n8n has just these keys stored. */
export function areStored(keys: StoredKeys, stored: unknown): boolean {
	if (!isJsonObject(stored)) return false;
	const days = Object.keys(keys);
	return (
		Object.keys(stored).length === days.length && days.every((day) => stored[day] === keys[day])
	);
}

/** The first of the newest days that have no more keys than so many, if the others have more. */
function firstDayThatFits(seen: SeenKeys, maxKeys: number): number {
	const counts = new Map<number, number>();
	for (const day of seen.values()) counts.set(day, (counts.get(day) ?? 0) + 1);
	let total = 0;
	for (const [day, count] of [...counts].sort(([one], [other]) => other - one)) {
		total += count;
		if (total > maxKeys) return day + 1;
	}
	return -Infinity;
}

/**
 * The keys that can still be needed. They expire by the start of their session, like the window:
 * nothing is forgotten while Zoom lists it, and the store is as large as the window.
 *
 * The window depends on this machine's clock, which may be wrong, but the starts are Zoom's. So what is
 * within a window of the newest known session is kept all the same.
 *
 * If there are too many, those of the oldest days are dropped, and the window begins after these days,
 * whose sessions all count as known. It keeps two days in any case.
 *
 * @returns the keys, and the first day of the window
 */
export function keysWithin(
	seen: SeenKeys,
	{ from, to }: DateRange,
	maxKeys = MAX_KEYS,
): { kept: SeenKeys; from: string } {
	const [first, last] = [dayOf(secondsOf(from)), dayOf(secondsOf(to))];
	const newest = newestDayOf(seen) ?? first;
	const oldest = Math.min(first, newest - (last - first)) - KEEP_DAYS_MORE;
	const mostRecent = Math.min(last - MIN_WINDOW_DAYS, newest - MIN_WINDOW_DAYS + 1);
	const begin = Math.min(firstDayThatFits(seen, maxKeys), mostRecent);
	const kept = new Map<string, number>();
	for (const [key, day] of seen) if (day >= Math.max(oldest, begin)) kept.set(key, day);
	return { kept, from: begin > first ? daysLater(from, begin - first) : from };
}
