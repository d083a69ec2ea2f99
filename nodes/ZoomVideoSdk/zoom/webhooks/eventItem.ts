import { isJsonObject, textOf, type JsonObject } from '../../shared/json';
import { eventDedupeKey, sessionDedupeKey } from '../recordings/dedupeKey';
import { sessionFields, type SessionRecordings } from '../recordings/sessionRecordings';
import { sessionIdOf } from '../sessions/session';

/** A session's recordings as an event describes them. */
export interface EventItem extends SessionRecordings {
	event: string;
}

/** The name of the event, or `undefined` if the body is not one of Zoom's events. */
export function eventNameOf(body: JsonObject): string | undefined {
	return typeof body.event === 'string' ? textOf(body.event) : undefined;
}

/**
 * Turns the body of a webhook into the item that a workflow receives.
 *
 * The session's own fields are at the top level, beside `event`, `event_ts` (milliseconds),
 * `account_id` and, if Zoom sends them, `operator` and `operator_id`. Who joined or left is in `user`,
 * unchanged. Only the name of the event is required: Zoom leaves fields out, and half an event is
 * better than none.
 */
export function eventItem(
	event: string,
	body: JsonObject,
	includeDownloadToken: boolean,
): EventItem {
	const payload = isJsonObject(body.payload) ? body.payload : {};
	const object = isJsonObject(payload.object) ? payload.object : {};
	const sessionId = sessionIdOf(object) ?? '';
	const { event_ts, download_token } = body;
	const { account_id, operator, operator_id } = payload;
	return {
		event,
		...(event_ts !== undefined && { event_ts }),
		...(account_id !== undefined && { account_id }),
		...(operator !== undefined && { operator }),
		...(operator_id !== undefined && { operator_id }),
		...(includeDownloadToken && download_token !== undefined && { download_token }),
		...sessionFields(object, includeDownloadToken),
		session_id: sessionId,
		dedupe_key:
			sessionDedupeKey(sessionId, object) ??
			eventDedupeKey(sessionId, event, event_ts, object.user),
	};
}
