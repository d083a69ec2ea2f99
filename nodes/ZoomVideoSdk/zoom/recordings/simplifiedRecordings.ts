import { isJsonObject, objectsIn, pick, type JsonObject } from '../../shared/json';
import { participantFields } from '../sessions/participantItem';
import { FILE_COLLECTIONS } from './fileKinds';
import { TOKEN_FIELDS } from './sessionRecordings';

/** Kind, size, times and speaker of a file. */
const DESCRIPTION = [
	...['recording_type', 'file_type', 'file_size', 'file_extension', 'file_name'],
	...['recording_start', 'recording_end', 'status', 'deleted_time', 'user_key', 'user_id'],
];

/** How a file is found; `file_path` is on a server of the account's own. */
const PLACE = ['id', 'download_url', 'external_storage_url', 'file_path'];

/** The fields of a file in the list of its session. */
const LISTED_FIELDS = [...DESCRIPTION, ...PLACE];

/**
 * The fields of a simplified file, in their order.
 *
 * All that is read from an item by the operations on files, by the proof of Only If Listed as Archived and by
 * templates of file names: a file that is simplified can be used in the place of the raw one.
 */
const FILE_FIELDS: readonly string[] = [
	...['session_name', 'start_time', ...DESCRIPTION, 'collection'],
	...['session_key', 'timezone', 'session_id', ...PLACE, ...TOKEN_FIELDS, 'dedupe_key'],
];

/** The fields of simplified recordings of a session, in their order: from the API, or as an event tells them. */
export const RECORDINGS_FIELDS: readonly string[] = [
	...['event', 'session_name', 'start_time', 'end_time', 'duration', 'total_size'],
	...['recording_count', 'missing', 'user', 'operator', 'recording_file', ...FILE_COLLECTIONS],
	...['session_key', 'timezone', 'session_id', 'event_ts', ...TOKEN_FIELDS, 'dedupe_key'],
];

/** Fields that only events have. */
const OF_EVENTS = [
	...['event', 'missing', 'user', 'operator', 'recording_file', 'event_ts', 'download_token'],
];

/** Those fields of recordings that the REST API gives. */
export const LISTED_RECORDINGS_FIELDS: readonly string[] = RECORDINGS_FIELDS.filter(
	(field) => !OF_EVENTS.includes(field),
);

/** Those fields of a file that the REST API gives; a token belongs to its session. */
export const LISTED_FILE_FIELDS: readonly string[] = FILE_FIELDS.filter(
	(field) => !TOKEN_FIELDS.some((token) => token === field),
);

/** A file with its session, without what Zoom adds to its answers from time to time. */
export function simplifiedFile(file: JsonObject): JsonObject {
	return pick(file, FILE_FIELDS);
}

/**
 * The recordings of a session with all their files, which are shorter. The files have the same keys as before: none
 * is left out, and what identifies one stays.
 */
export function simplifiedRecordings(session: JsonObject): JsonObject {
	const item = pick(session, RECORDINGS_FIELDS);
	for (const collection of FILE_COLLECTIONS) {
		if (item[collection] === undefined) continue;
		item[collection] = objectsIn(item[collection]).map((file) => pick(file, LISTED_FIELDS));
	}
	if (isJsonObject(item.recording_file))
		item.recording_file = pick(item.recording_file, LISTED_FIELDS);
	if (isJsonObject(item.user)) item.user = participantFields(item.user);
	return item;
}

/** An item of either form, simplified: a file says which list it is in. */
export function simplifiedItem(item: JsonObject): JsonObject {
	return item.collection === undefined ? simplifiedRecordings(item) : simplifiedFile(item);
}
