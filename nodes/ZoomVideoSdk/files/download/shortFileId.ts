import { digest } from '../../shared/digest';
import { textOf, type JsonObject } from '../../shared/json';
import { fileIdentities, hasStableId, keyAndId } from '../../zoom/recordings/dedupeKey';

/** A random ID, whose start differs from file to file. Other IDs may begin with the time. */
const RANDOM_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** The start of a file's ID, if the file can be found by it: Zoom may use the ID in another list as well. */
function startOfId(file: JsonObject): string | undefined {
	const id = textOf(file.id) ?? '';
	const isOwn = hasStableId(file) && file.collection === 'recording_files';
	return isOwn && RANDOM_ID.test(id) ? id.slice(0, 8).toLowerCase() : undefined;
}

/**
 * Eight characters for the name of a file, the same every time and from every source, except for
 * captions. They tell apart files of sessions with one name; among 100,000 files, two share them.
 *
 * The start of its ID, by which it can be found at Zoom. If Zoom gives no ID, or may use it in another
 * list of the session as well, the start of a digest of its key; for captions, including their ID if
 * there is one: a file stored under two names is better than one that replaces another.
 */
export function shortFileId(file: JsonObject): string {
	const start = startOfId(file);
	if (start !== undefined) return start;
	const key = [textOf(file.session_id), textOf(file.collection), fileIdentities([file])[0]].join(
		':',
	);
	return digest(keyAndId(file, textOf(file.dedupe_key) ?? key)).slice(0, 8);
}
