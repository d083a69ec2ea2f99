import { daysAround } from '../../shared/dateRange';
import { objectsIn, type JsonObject } from '../../shared/json';
import { paginate } from '../http/paginate';
import { SESSIONS_PATH } from '../http/paths';
import type { ZoomApi } from '../http/ZoomApi';

/** Days back in which a session that is still live may have begun. */
const DAYS_BACK = 7;

/**
 * The sessions that are live now. This is one of Zoom's most limited calls: ten to twenty a minute.
 *
 * @param name only sessions whose name matches, according to Zoom
 */
export async function listLiveSessions(api: ZoomApi, name?: string): Promise<JsonObject[]> {
	const found: JsonObject[] = [];
	const read = async (token: string | undefined) =>
		await api.get(SESSIONS_PATH, {
			type: 'live',
			...daysAround(Date.now(), DAYS_BACK),
			page_size: 300,
			session_name: name,
			next_page_token: token,
		});
	for await (const page of paginate(read)) {
		for (const session of objectsIn(page.sessions)) found.push(session);
	}
	return found;
}
