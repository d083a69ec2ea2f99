import { splitIntoMonths } from '../../shared/dateRange';
import { objectsIn, type JsonObject } from '../../shared/json';
import { paginate } from '../http/paginate';
import { SESSIONS_PATH } from '../http/paths';
import type { ZoomApi } from '../http/ZoomApi';
import { sessionIdOf, newestFirst } from './session';
import { isRequested, type SessionsQuery } from './sessionsQuery';

/**
 * Lists the sessions of the account, the newest first, each once.
 *
 * Zoom returns a month at most, so longer ranges become several. They are read one after the other,
 * because this is one of Zoom's most limited calls: ten to twenty a minute.
 *
 * @see https://developers.zoom.us/docs/api/video-sdk/#tag/sessions/GET/videosdk/sessions
 */
export async function* listSessions(
	api: ZoomApi,
	query: SessionsQuery,
): AsyncGenerator<JsonObject, void, undefined> {
	const { type, sessionName, sessionKey } = query;
	const seen = new Set<string>();
	for (const month of splitIntoMonths(query.range)) {
		const found: JsonObject[] = [];
		const read = async (token: string | undefined) =>
			await api.get(SESSIONS_PATH, {
				type,
				...month,
				page_size: 300,
				session_name: sessionName,
				session_key: sessionKey,
				next_page_token: token,
			});
		for await (const page of paginate(read)) {
			for (const session of objectsIn(page.sessions)) {
				if (isRequested(session, query)) found.push(session);
			}
		}
		for (const session of found.sort(newestFirst)) {
			const id = sessionIdOf(session);
			if (id !== undefined && seen.has(id)) continue;
			if (id !== undefined) seen.add(id);
			yield session;
		}
	}
}
