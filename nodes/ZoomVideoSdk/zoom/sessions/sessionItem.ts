import type { JsonObject } from '../../shared/json';
import { sessionIdOf } from './session';

/** What most workflows want to know of a session, out of some twenty fields. */
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
 * A session in Zoom's own words. Zoom's calls about sessions name the id `id` and those about
 * recordings `session_id`: here it always is `session_id`, so that the item feeds other operations.
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
