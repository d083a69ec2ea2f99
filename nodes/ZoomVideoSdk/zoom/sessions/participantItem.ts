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
	return simplify ? participantFields(item) : item;
}
