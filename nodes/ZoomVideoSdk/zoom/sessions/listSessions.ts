import { splitIntoMonths } from '../../shared/dateRange';
import type { JsonObject } from '../../shared/json';
import type { ZoomApi } from '../http/ZoomApi';
import { newestFirst, unseenSessions } from './session';
import { sessionPages } from './sessionPages';
import { isRequested, type SessionsQuery } from './sessionsQuery';

/**
 * Lists the sessions of the account, the newest first, each once.
 *
 * Zoom returns a month at most, so longer ranges become several. They are read one after the other,
 * because Zoom limits these calls most.
 */
export async function* listSessions(
	api: ZoomApi,
	query: SessionsQuery,
): AsyncGenerator<JsonObject, void, undefined> {
	const { type, sessionName, sessionKey } = query;
	const names = { session_name: sessionName, session_key: sessionKey };
	const isUnseen = unseenSessions();
	for (const month of splitIntoMonths(query.range)) {
		const found: JsonObject[] = [];
		for await (const sessions of sessionPages(api, { type, ...month, ...names })) {
			for (const session of sessions) if (isRequested(session, query)) found.push(session);
		}
		for (const session of found.sort(newestFirst)) if (isUnseen(session)) yield session;
	}
}
