import { ZoomError } from '../../shared/errors';
import { textOf, type JsonObject } from '../../shared/json';

/**
 * Reads a list page by page until Zoom gives no further page token.
 *
 * A token that comes a second time ends in an error: going on would never end, and stopping would pass
 * part of the list off as the whole.
 *
 * @param fetchPage reads one page; the first is asked for with `undefined`
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
			throw new ZoomError('Zoom’s list does not come to an end', {
				description: 'Zoom gave the same page token twice. Run it again, with fewer days.',
			});
		}
		if (token !== undefined) seen.add(token);
	} while (token !== undefined);
}
