import { objectsIn, type JsonObject } from '../../shared/json';
import type { ErrorMessages } from '../http/errorMessages';
import { paginate } from '../http/paginate';
import type { SessionPath } from '../http/paths';
import type { ZoomApi } from '../http/ZoomApi';

/** Which of Zoom's lists of the users of a session to read. */
export interface UsersQuery {
	/** The path of `users` or `users/sharing`. */
	path: SessionPath;
	/** Whether the session is live or past. */
	type: 'live' | 'past';
	/** What Zoom's codes mean for the caller. */
	meanings: ErrorMessages;
}

/**
 * Lists the users of a session in Zoom's order, page by page. Each page is a heavy call: on the
 * smallest plans, Zoom allows one per second and a thousand per day.
 *
 * @see https://developers.zoom.us/docs/api/video-sdk/#tag/sessions/GET/videosdk/sessions/{sessionId}/users
 */
export async function* listUsers(
	api: ZoomApi,
	{ path, type, meanings }: UsersQuery,
): AsyncGenerator<JsonObject, void, undefined> {
	const read = async (token: string | undefined) =>
		await api.request({
			method: 'GET',
			path,
			query: { type, page_size: 300, next_page_token: token },
			idempotent: true,
			meanings,
		});
	for await (const page of paginate(read)) yield* objectsIn(page.users);
}
