import { objectsIn, textOf, type JsonObject } from '../../shared/json';
import type { TimeRange } from '../../shared/moments';
import { sentAt } from './webhookLog';

/** A week halved eleven times is five minutes. */
const MOST_CALLS = 12;

/**
 * Whether a page of the log may begin with the earliest entry, so that the latest ones are on another
 * page.
 */
function mayBeEarliest(entries: readonly JsonObject[]): boolean {
	const [first, last] = [entries[0], entries.at(-1)];
	return first !== undefined && last !== undefined && sentAt(first) <= sentAt(last);
}

/** These entries, each once: two readings of the log can overlap. */
function eachOnce(entries: readonly JsonObject[]): JsonObject[] {
	return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
}

/**
 * Entries of Zoom's webhook log that include the latest ones, in any order. Zoom does not state which
 * come first. If it is the earliest, and there is more than one page of them, a later start of the time
 * is searched for, from which all entries are on one page and enough of them.
 *
 * @param readPage reads the first page of the log of a time
 * @param enough how many of the latest entries are needed; fewer than a page holds
 * @returns fewer only if the log has fewer. Within a burst that fills more than a page, they may be
 * others than the very latest
 * @throws what `readPage` throws
 */
export async function latestEntries(
	readPage: (range: TimeRange) => Promise<JsonObject>,
	{ from, to }: TimeRange,
	enough: number,
): Promise<JsonObject[]> {
	// From the first of these moments there is more than a page, from the second too little.
	let [tooEarly, tooLate] = [from, to];
	let [start, atBeginning, latest]: [number, JsonObject[], JsonObject[]] = [from, [], []];
	for (let calls = 0; calls < MOST_CALLS; calls += 1) {
		const page = await readPage({ from: start, to });
		const entries = objectsIn(page.webhook_logs);
		if (textOf(page.next_page_token) === undefined) {
			if (entries.length >= enough || start === from) return entries;
			[tooLate, latest] = [start, entries];
		} else {
			if (!mayBeEarliest(entries)) return entries;
			[tooEarly, atBeginning] = [start, entries];
		}
		// Zoom's times are whole seconds.
		if (tooLate - tooEarly <= 1_000) break;
		start = tooEarly + Math.ceil((tooLate - tooEarly) / 2);
	}
	return eachOnce([...latest, ...atBeginning]);
}
