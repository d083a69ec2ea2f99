import { objectsIn, textOf, type JsonObject } from '../../shared/json';
import type { TimeRange } from '../../shared/moments';
import { sentAt } from './webhookLog';

/** A week halved this often is ten minutes. */
const MOST_CALLS = 12;

/**
 * Whether a page of the log may begin with the earliest entry, so that the latest ones are on another
 * page.
 */
function mayBeEarliest(entries: readonly JsonObject[]): boolean {
	const [first, last] = [entries[0], entries.at(-1)];
	return first !== undefined && last !== undefined && sentAt(first) <= sentAt(last);
}

/**
 * Entries of Zoom's webhook log that include the latest ones, in any order. Zoom does not state which
 * come first. If it is the earliest, and there is more than one page of them, the later half of the
 * time is requested, and so on.
 *
 * @param readPage reads the first page of the log of a time
 * @throws what `readPage` throws
 */
export async function latestEntries(
	readPage: (range: TimeRange) => Promise<JsonObject>,
	{ from, to }: TimeRange,
): Promise<JsonObject[]> {
	let [earliest, start, end] = [from, from, to];
	let found: JsonObject[] = [];
	for (let calls = 0; calls < MOST_CALLS; calls += 1) {
		const page = await readPage({ from: start, to: end });
		const entries = objectsIn(page.webhook_logs);
		if (entries.length > 0) {
			found = entries;
			const isWhole = textOf(page.next_page_token) === undefined;
			if (isWhole || !mayBeEarliest(entries)) break;
			earliest = start;
		} else if (start > earliest) {
			end = start;
		} else break;
		start = earliest + Math.ceil((end - earliest) / 2);
	}
	return found;
}
