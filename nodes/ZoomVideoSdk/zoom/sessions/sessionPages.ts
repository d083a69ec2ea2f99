import type { DateRange } from '../../shared/dateRange';
import { objectsIn, type JsonObject } from '../../shared/json';
import { paginate } from '../http/paginate';
import { SESSIONS_PATH } from '../http/paths';
import type { ZoomApi } from '../http/ZoomApi';
import { spellingsOf } from './foldName';

/** What Zoom is asked for: a month of days at most. */
interface PagesQuery extends DateRange {
	type: 'live' | 'past';
	session_name?: string | undefined;
	session_key?: string | undefined;
}

/**
 * The sessions that Zoom lists, page by page. This is one of Zoom's most limited calls: ten to twenty a
 * minute.
 *
 * A name with accents is asked for in both spellings, so a session may come twice.
 *
 * @see https://developers.zoom.us/docs/api/video-sdk/#tag/sessions/GET/videosdk/sessions
 */
export async function* sessionPages(
	api: ZoomApi,
	query: PagesQuery,
): AsyncGenerator<JsonObject[], void, undefined> {
	for (const session_name of spellingsOf(query.session_name)) {
		const read = async (token: string | undefined) =>
			await api.get(SESSIONS_PATH, {
				...query,
				page_size: 300,
				session_name,
				next_page_token: token,
			});
		for await (const page of paginate(read)) yield objectsIn(page.sessions);
	}
}
