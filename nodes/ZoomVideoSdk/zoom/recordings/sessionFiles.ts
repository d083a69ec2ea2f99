import { isJsonObject, objectsIn, textOf, type Json, type JsonObject } from '../../shared/json';
import { sessionIdOf } from '../sessions/session';
import { fileDedupeKey, fileIdentities, fileKeyIn, hasStableId, idInKey } from './dedupeKey';
import { FILE_COLLECTIONS, type FileCollection } from './fileKinds';

/**
 * One file of a session with Zoom's own fields, the fields of its session that say where it belongs,
 * the list it is in, and its key. The same from every source.
 */
export interface RecordingFile extends JsonObject {
	session_id: string;
	collection: FileCollection;
	dedupe_key: string;
}

/** The fields of a session that are added to each of its files, if Zoom gives them. */
const SESSION_FIELDS = ['session_name', 'session_key', 'start_time', 'timezone'] as const;

/**
 * The files of a session, from all three of its lists, in Zoom's order.
 *
 * What is not readable as a file is skipped. The keys are those of the whole list. So pass the session
 * as Zoom returned it and choose from the result: the keys of files that nothing else distinguishes
 * count their places.
 *
 * @param session an object of the REST API or of an event, or an item of this package
 */
export function sessionFiles(session: JsonObject): RecordingFile[] {
	const sessionId = sessionIdOf(session) ?? '';
	const fields: JsonObject = {};
	for (const field of SESSION_FIELDS) {
		if (session[field] !== undefined) fields[field] = session[field];
	}
	return FILE_COLLECTIONS.flatMap((collection) => {
		const files = objectsIn(session[collection]);
		const identities = fileIdentities(files);
		return files.map((file, place) => ({
			...file,
			session_id: sessionId,
			...fields,
			collection,
			dedupe_key: fileDedupeKey(sessionId, collection, identities[place] ?? ''),
		}));
	});
}

/** The key of a file by what an item says of it; empty where that tells no file from others. */
function keyFor(item: JsonObject, sessionId: string, collection: FileCollection): string {
	const [identity = ''] = fileIdentities([item]);
	const hasId = hasStableId(item) && textOf(item.id) !== undefined;
	const isTold = hasId || (sessionId !== '' && textOf(item.recording_start) !== undefined);
	return isTold ? fileDedupeKey(sessionId, collection, identity) : '';
}

/** The file that an item is, with its own key and ID, whatever n8n's Merge has put in their places. */
export function fileOfItem(item: JsonObject, collection: FileCollection): RecordingFile {
	// Not sessionIdOf: the id of such an item is the file's.
	const sessionId = textOf(item.session_id) ?? '';
	const key = fileKeyIn(item) ?? keyFor(item, sessionId, collection);
	const id = idInKey(key, collection);
	return {
		...item,
		...(id !== undefined && { id }),
		session_id: sessionId,
		collection,
		dedupe_key: key,
	};
}

/**
 * Whether Zoom describes a file here, though one without an address. `recording_file` of events without files has
 * times only.
 */
function isFile(value: Json | undefined): boolean {
	if (!isJsonObject(value) || !('file_type' in value)) return false;
	return [value.download_url, value.recording_start].some((field) => textOf(field) !== undefined);
}

/** Whether there is a file beside the lists of a session, in it or in a field of it. */
const hasFile = (session: JsonObject) => [session, ...Object.values(session)].some(isFile);

/** Whether an object is what a session becomes when one of its lists is split, and so means a single file. */
export function isSplit(session: JsonObject): boolean {
	const isOneInPlace = FILE_COLLECTIONS.some((name) => isJsonObject(session[name]));
	return isOneInPlace || (hasFile(session) && !Array.isArray(session.recording_files));
}

/**
 * Whether an object has lists of files, even if they are empty: those of a session without files. Once one of
 * them was split, its file is beside the others, in the object or in a field of it: what is left of the lists is
 * not what was meant.
 */
export function hasFileLists(session: JsonObject): boolean {
	const lists = FILE_COLLECTIONS.map((name) => session[name] ?? undefined);
	const areLists = lists.every((list) => list === undefined || Array.isArray(list));
	return areLists && !hasFile(session) && lists.some(Array.isArray);
}
