import { daysAround } from '../../shared/dateRange';
import type { JsonObject } from '../../shared/json';
import type { ZoomApi } from '../http/ZoomApi';
import { unseenSessions } from './session';
import { sessionPages } from './sessionPages';

/** Days back in which a session that is still live may have begun. */
const DAYS_BACK = 7;

/**
 * The sessions that are live now, each once.
 *
 * @param name only sessions whose name matches, according to Zoom
 */
export async function listLiveSessions(api: ZoomApi, name?: string): Promise<JsonObject[]> {
	const query = { type: 'live', ...daysAround(Date.now(), DAYS_BACK), session_name: name } as const;
	const found: JsonObject[] = [];
	const isUnseen = unseenSessions();
	for await (const sessions of sessionPages(api, query)) {
		for (const session of sessions) if (isUnseen(session)) found.push(session);
	}
	return found;
}
