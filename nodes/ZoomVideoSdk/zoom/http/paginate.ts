import { ZoomError } from '../../shared/errors';
import { textOf, type JsonObject } from '../../shared/json';

/** More than a list can have: with the smallest pages, these would be 300,000 sessions in a month. */
const MAX_PAGES = 10_000;

function endless(reason: string): ZoomError {
	return new ZoomError("Zoom's list does not end", {
		description: `${reason} Run it again, with fewer days if you can.`,
	});
}

/**
 * Reads a list page by page until Zoom returns no further page token.
 *
 * A repeated token ends in an error, and so do too many pages: continuing would never end, and stopping
 * would present part of the list as the whole.
 *
 * @param fetchPage reads one page; receives `undefined` for the first
 */
export async function* paginate(
	fetchPage: (token: string | undefined) => Promise<JsonObject>,
): AsyncGenerator<JsonObject, void, undefined> {
	const seen = new Set<string>();
	let token: string | undefined;
	do {
		const page = await fetchPage(token);
		yield page;
		token = textOf(page.next_page_token);
		if (token !== undefined && seen.has(token)) {
			throw endless('Zoom gave the same page token twice.');
		}
		if (seen.size >= MAX_PAGES) throw endless(`Zoom gave more than ${MAX_PAGES} pages.`);
		if (token !== undefined) seen.add(token);
	} while (token !== undefined);
}
