import { objectsIn, type JsonObject } from '../../shared/json';
import { sessionIdOf } from '../sessions/session';
import { sessionDedupeKey } from './dedupeKey';
import { isFileCollection } from './fileKinds';

/**
 * The recordings of one session, with Zoom's own fields.
 *
 * `start_time` and the times of files are ISO 8601, `duration` is in minutes, `total_size` and
 * `file_size` in bytes. Zoom's list of the account has no `participant_audio_files`.
 */
export interface SessionRecordings extends JsonObject {
	session_id: string;
	dedupe_key: string;
}

/** Who has one of these can download the files. */
export const TOKEN_FIELDS = ['download_token', 'download_access_token'] as const;

/**
 * Copies Zoom's object of a session: its ID as a string, in its lists only what is readable as a file,
 * and no tokens unless requested.
 */
export function sessionFields(source: JsonObject, includeDownloadToken: boolean): JsonObject {
	const fields: JsonObject = { session_id: sessionIdOf(source) ?? '' };
	const leftOut: readonly string[] = ['session_id', ...(includeDownloadToken ? [] : TOKEN_FIELDS)];
	for (const [field, value] of Object.entries(source)) {
		if (leftOut.includes(field)) continue;
		fields[field] = isFileCollection(field) ? objectsIn(value) : value;
	}
	return fields;
}

/** Brings a session object of the REST API into the shape that all sources share. */
export function sessionRecordings(
	source: JsonObject,
	includeDownloadToken = false,
): SessionRecordings {
	const sessionId = sessionIdOf(source) ?? '';
	return {
		...sessionFields(source, includeDownloadToken),
		session_id: sessionId,
		dedupe_key: sessionDedupeKey(sessionId, source) ?? sessionId,
	};
}
