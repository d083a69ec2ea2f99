import { pick, type JsonObject } from '../../shared/json';
import { sessionIdOf } from './session';

/** What most workflows want to know of a session, out of some twenty fields. */
export const SESSION_FIELDS: readonly string[] = [
	...['session_name', 'start_time', 'end_time', 'duration', 'user_count', 'has_recording'],
	...['settings', 'session_key', 'session_id'],
];

/**
 * A session with Zoom's own fields. In Zoom's calls about sessions, the ID is `id`; in those about
 * recordings, `session_id`. Here it is always `session_id`, so that other operations can use the item.
 *
 * @param simplify only the main fields, which also stand in another order
 */
export function sessionItem(session: JsonObject, simplify: boolean): JsonObject {
	const item: JsonObject = { session_id: sessionIdOf(session) ?? '', ...session };
	return simplify ? pick(item, SESSION_FIELDS) : item;
}
