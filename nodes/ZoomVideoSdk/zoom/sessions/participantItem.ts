import { pick, type JsonObject } from '../../shared/json';

/** Who it is, and when. What else Zoom tells is about the person's device, network and place. */
export const PARTICIPANT_FIELDS: readonly string[] = [
	...['name', 'join_time', 'leave_time', 'is_original_host'],
	...['user_key', 'id', 'participant_uuid', 'session_id'],
];

/** A participant, as Zoom lists one or as an event tells of one, without devices, networks and places. */
export function participantFields(user: JsonObject): JsonObject {
	return pick(user, PARTICIPANT_FIELDS);
}

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
	return simplify ? participantFields(item) : item;
}
