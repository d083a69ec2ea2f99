import { textOf, type Json, type JsonObject } from '../../../shared/json';
import { fileKeyIn, hasStableId, idInKey } from '../../../zoom/recordings/dedupeKey';
import type { RecordingFile } from '../../../zoom/recordings/sessionFiles';
import { bytesOf, type ArchivedFile } from './archivedFiles';

function sameText(one: Json | undefined, other: Json | undefined): boolean {
	return (textOf(one) ?? '').toLowerCase() === (textOf(other) ?? '').toLowerCase();
}

function sameTime(one: Json | undefined, other: Json | undefined): boolean {
	const [time, otherTime] = [one, other].map((each) => Date.parse(textOf(each) ?? ''));
	return time !== undefined && !Number.isNaN(time) && time === otherTime;
}

/** What the entry leaves out cannot contradict. */
function matchesIfPresent(
	entry: JsonObject,
	file: JsonObject,
	field: string,
	same: (one: Json | undefined, other: Json | undefined) => boolean,
): boolean {
	return entry[field] === undefined || same(entry[field], file[field]);
}

/** Files without a stable id are identified by their type and times. */
function isSameByTimes(file: RecordingFile, entry: JsonObject): boolean {
	return (
		textOf(entry.file_type) !== undefined &&
		sameText(entry.file_type, file.file_type) &&
		sameTime(entry.recording_start, file.recording_start) &&
		matchesIfPresent(entry, file, 'recording_end', sameTime) &&
		(!hasStableId(file) || sameText(entry.recording_type, file.recording_type)) &&
		sameText(entry.user_id, file.user_id)
	);
}

/** Whether an entry has the ID of a file. n8n's Merge can leave it in the key only, and a participant's in `id`. */
export function hasIdOf(file: RecordingFile, { fields }: ArchivedFile): boolean {
	const id = textOf(file.id);
	if (id === undefined) return false;
	return id === textOf(fields.id) || (hasStableId(file) && fileKeyIn(fields) === file.dedupe_key);
}

/**
 * Whether an entry is of a file.
 *
 * @param ids of all files that Zoom lists: an entry with one of these is of that file and no other
 */
export function isSameFile(
	file: RecordingFile,
	entry: ArchivedFile,
	ids: ReadonlySet<string | undefined>,
): boolean {
	const { fields } = entry;
	const keyOfEntry = fileKeyIn(fields);
	const key = keyOfEntry ?? file.dedupe_key;
	const inPlace =
		matchesIfPresent(fields, file, 'session_id', (one, other) => textOf(one) === textOf(other)) &&
		matchesIfPresent(fields, file, 'collection', sameText) &&
		key.includes(`:${file.collection}:`);
	if (!inPlace) return false;
	if (hasIdOf(file, entry)) return matchesIfPresent(fields, file, 'file_type', sameText);
	// A table or an Edit Fields node may have taken the ID out, but not out of the key.
	const archivedId = textOf(fields.id) ?? (keyOfEntry && idInKey(keyOfEntry, file.collection));
	if (archivedId !== undefined) {
		if (ids.has(archivedId)) return false;
		// If the ID differs, only the size may show that it is the same file.
		const mayDiffer = !hasStableId(file) && bytesOf(file.file_size) !== undefined;
		if (textOf(file.id) !== undefined && !mayDiffer) return false;
	}
	return isSameByTimes(file, fields);
}
