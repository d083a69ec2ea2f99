import type { JsonObject } from '../../shared/json';
import { sessionIdOf } from './session';

/** What most workflows need to know about a session, out of about twenty fields. */
const MAIN_FIELDS = [
	'session_id',
	'session_name',
	'session_key',
	'start_time',
	'end_time',
	'duration',
	'user_count',
	'has_recording',
	'settings',
] as const;

/**
 * A session with Zoom's own fields. In Zoom's calls about sessions, the ID is `id`; in those about
 * recordings, `session_id`. Here it is always `session_id`, so that other operations can use the item.
 *
 * @param simplify only the main fields
 */
export function sessionItem(session: JsonObject, simplify: boolean): JsonObject {
	const item: JsonObject = { session_id: sessionIdOf(session) ?? '', ...session };
	if (!simplify) return item;
	return Object.fromEntries(
		MAIN_FIELDS.flatMap((field) => (item[field] === undefined ? [] : [[field, item[field]]])),
	);
}
