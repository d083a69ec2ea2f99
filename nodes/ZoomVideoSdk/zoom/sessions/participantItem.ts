import type { JsonObject } from '../../shared/json';

/** Who it is, and when. Everything else is about the person's device, network and place. */
const MAIN_FIELDS = [
	'session_id',
	'id',
	'name',
	'user_key',
	'participant_uuid',
	'join_time',
	'leave_time',
	'is_original_host',
] as const;

/**
 * A participant with Zoom's own fields and the session's ID. `user_key` is the same as in the
 * participant's files in the recordings. Zoom does not say whether `id` is their `user_id`.
 *
 * @param simplify whether to leave out devices, networks and places
 */
export function participantItem(
	user: JsonObject,
	sessionId: string,
	simplify: boolean,
): JsonObject {
	const item: JsonObject = { session_id: sessionId, ...user };
	if (!simplify) return item;
	return Object.fromEntries(
		MAIN_FIELDS.flatMap((field) => (item[field] === undefined ? [] : [[field, item[field]]])),
	);
}
