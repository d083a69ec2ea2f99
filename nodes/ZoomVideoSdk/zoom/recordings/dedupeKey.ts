import { digest } from '../../shared/digest';
import { isJsonObject, objectsIn, textOf, type Json, type JsonObject } from '../../shared/json';
import { FILE_COLLECTIONS, type FileCollection } from './fileKinds';

// Zoom sometimes leaves out the ID of these, so it cannot identify them.
const TYPES_WITHOUT_STABLE_ID = ['CC', 'TIMELINE'];

// The account's list lacks participants' audio, so it counts only if there is nothing else.
const COLLECTIONS_BY_RELIABILITY = [
	'recording_files',
	'participant_video_files',
	'participant_audio_files',
] as const satisfies readonly FileCollection[];

function instantOf(value: Json | undefined): string {
	const text = textOf(value) ?? '';
	const time = Date.parse(text);
	return Number.isNaN(time) ? text : String(time);
}

/** Whether the ID of a file, if Zoom gives one, is always there. */
export function hasStableId(file: JsonObject): boolean {
	return !TYPES_WITHOUT_STABLE_ID.includes((textOf(file.file_type) ?? '').toUpperCase());
}

function identityOf(file: JsonObject): string {
	const type = (textOf(file.file_type) ?? '').toUpperCase();
	const isStable = hasStableId(file);
	const id = textOf(file.id);
	if (isStable && id !== undefined) return id;
	const view = isStable ? textOf(file.recording_type) : undefined;
	return [type, view ?? '', instantOf(file.recording_start), textOf(file.user_id) ?? ''].join('/');
}

/** What distinguishes a file if its ID is not known. */
export function identityWithoutId(file: JsonObject): string {
	return identityOf({ ...file, id: undefined });
}

/**
 * What distinguishes the files of one collection, in the order of the files.
 *
 * Addresses and tokens are left out, because Zoom sometimes sends an event twice with different ones.
 * Files that nothing distinguishes are counted, so that none of them counts as a repeat of another.
 */
export function fileIdentities(files: readonly JsonObject[]): string[] {
	const counts = new Map<string, number>();
	return files.map((file) => {
		const identity = identityOf(file);
		const count = (counts.get(identity) ?? 0) + 1;
		counts.set(identity, count);
		return count === 1 ? identity : `${identity}#${count}`;
	});
}

/** The key of one file: the same from the trigger, from Get and from Get Many. */
export function fileDedupeKey(
	sessionId: string,
	collection: FileCollection,
	identity: string,
): string {
	return `${sessionId}:${collection}:${identity}`;
}

/**
 * The key that an item has as a file. n8n's Merge can give it that of its session, which all files of the session
 * would share.
 */
export function fileKeyIn({ dedupe_key, session_id, collection }: JsonObject): string | undefined {
	const key = textOf(dedupe_key);
	const session = textOf(session_id);
	const isOfList = (list: string) =>
		session === undefined ? key?.includes(`:${list}:`) : key?.startsWith(`${session}:${list}:`);
	return FILE_COLLECTIONS.some((list) => list === (collection ?? list) && isOfList(list))
		? key
		: undefined;
}

/** The ID of a file by its key, whatever n8n's Merge has put into `id`; `undefined` where the key has none. */
export function idInKey(key: string, collection: FileCollection): string | undefined {
	const list = fileDedupeKey('', collection, '');
	const identity = key.slice(key.lastIndexOf(list) + list.length).replace(/#\d+$/, '');
	return identity === '' || identity.includes('/') ? undefined : identity;
}

/** The key of a file, with the ID that Zoom gives only sometimes: two IDs mean two files. */
export function keyAndId(file: JsonObject, key: string): string {
	const id = hasStableId(file) ? undefined : textOf(file.id);
	return id === undefined ? key : `${key} ${id}`;
}

/**
 * What a file is known by when it appears again: its key, or its address if it has none. Its type and times are
 * added, because two of n8n's Merges can leave neither the key nor the ID of a file in its item.
 */
export function knownBy(file: JsonObject): string {
	const key = textOf(file.dedupe_key) ?? textOf(file.download_url) ?? '';
	// Of participants' files, Zoom's events and its API can give another one.
	const view = file.collection === 'recording_files' ? file.recording_type : undefined;
	return JSON.stringify([key, identityWithoutId({ ...file, recording_type: view })]);
}

/** A digest that identifies a file when it appears again, with its key or as an item without one. */
export function fileDigest(file: JsonObject): string {
	return digest(keyAndId(file, knownBy(file)));
}

/**
 * The key of a session's recordings: its id and a digest of which files there are.
 *
 * A file that is added later, such as a transcript, makes a new key, because there is something new. If
 * there are any `recording_files`, only they count; otherwise participants' videos, and otherwise their
 * audio files.
 */
export function sessionDedupeKey(sessionId: string, source: JsonObject): string | undefined {
	for (const collection of COLLECTIONS_BY_RELIABILITY) {
		const keys = fileIdentities(objectsIn(source[collection])).map((identity) =>
			fileDedupeKey(sessionId, collection, identity),
		);
		if (keys.length > 0) return `${sessionId}:${digest(keys.sort().join('\n'))}`;
	}
	return undefined;
}

/**
 * The key of an event without files: Zoom repeats an event with the time of the first try.
 *
 * @param user who joined or left: two people may do so in the same millisecond
 */
export function eventDedupeKey(
	sessionId: string,
	event: string,
	eventTs: Json | undefined,
	user?: Json,
): string {
	const key = `${sessionId}:${event}:${textOf(eventTs) ?? ''}`;
	if (!isJsonObject(user)) return key;
	return `${key}:${textOf(user.participant_uuid) ?? digest(JSON.stringify(user))}`;
}
