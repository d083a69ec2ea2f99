import type { JsonObject } from '../../shared/json';

/** Who it is, and when. What else Zoom tells is about the person's device, network and place. */
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
 * A participant in Zoom's own words, with the session's id. `user_key` is that of the participant's files
 * in the recordings; whether `id` is their `user_id`, Zoom does not say.
 *
 * @param simplify without what is about devices, networks and places
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
