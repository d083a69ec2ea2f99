import { InputError } from '../../shared/errors';
import { isJsonObject, textOf, type Json, type JsonObject } from '../../shared/json';
import { hasStableId } from '../../zoom/recordings/dedupeKey';
import { FILE_COLLECTIONS } from '../../zoom/recordings/fileKinds';
import { isCompleted } from '../../zoom/recordings/readiness';
import { sessionFiles, type RecordingFile } from '../../zoom/recordings/sessionFiles';
import { bytesOf, WHAT_TO_GIVE, type ArchivedFile } from './archivedFiles';

/** How many files an error names. */
const MAX_NAMED = 20;

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

function isSameFile(file: RecordingFile, { fields }: ArchivedFile): boolean {
	const inPlace =
		matchesIfPresent(fields, file, 'session_id', (one, other) => textOf(one) === textOf(other)) &&
		matchesIfPresent(fields, file, 'collection', sameText);
	if (!inPlace) return false;
	const [id, archivedId] = [textOf(file.id), textOf(fields.id)];
	if (id !== undefined && archivedId !== undefined) {
		if (id === archivedId) return matchesIfPresent(fields, file, 'file_type', sameText);
		if (hasStableId(file)) return false;
	}
	return isSameByTimes(file, fields);
}

/**
 * Why an entry does not prove that the file is stored; `undefined` when it does.
 *
 * @param usedKeys the `dedupe_key` of each entry that has proven another file
 */
function mismatch(
	file: RecordingFile,
	entry: ArchivedFile | undefined,
	usedKeys: ReadonlySet<string>,
): string | undefined {
	if (!isCompleted(file)) return 'Zoom is still processing it';
	if (entry === undefined) return 'not in the list';
	const { fields, size, defect } = entry;
	if (defect !== undefined) return defect;
	const atZoom = bytesOf(file.file_size);
	const isWhole = atZoom === undefined ? size !== 0 : size === atZoom;
	if (!isWhole) return `${size} bytes in the list, ${atZoom ?? 'an unknown number'} at Zoom`;
	return usedKeys.has(textOf(fields.dedupe_key) ?? '') ? 'listed only a second time' : undefined;
}

function nameOf(file: RecordingFile): string {
	const { file_type, recording_type, file_name, id, collection } = file;
	const words = [file_type, recording_type, file_name].flatMap((word) => textOf(word) ?? []);
	const where = collection === 'recording_files' ? [] : [collection];
	return `${words.join(' ')} (${[...where, textOf(id) ?? 'without ID'].join(', ')})`;
}

/**
 * The files of a session, or `undefined` when Zoom's lists are not readable as a whole.
 *
 * Zoom tells how many there are (`recording_count`): fewer in the lists than that, and they were cut.
 */
export function listedFiles(session: JsonObject): RecordingFile[] | undefined {
	const files = sessionFiles(session);
	const lists = FILE_COLLECTIONS.map((collection) => session[collection] ?? []);
	const areReadable = lists.every((list) => Array.isArray(list) && list.every(isJsonObject));
	const isCut =
		files.length < Number(session.recording_count ?? 0) ||
		textOf(session.next_page_token) !== undefined;
	return areReadable && !isCut ? files : undefined;
}

/**
 * The files of a session, when what Zoom says of them is whole.
 *
 * @throws InputError when there is none, or one that cannot be read: it could not be missed later on
 */
export function readableFiles(session: JsonObject): RecordingFile[] {
	const files = listedFiles(session) ?? [];
	if (files.length > 0) return files;
	throw new InputError(
		'Only When Archived: Zoom’s list of the files could not be read, so nothing was deleted',
		'Try again later, and look at the output of Recording: Get.',
	);
}

/** What a file that is stored looks like in the output: enough to find it in the archive again. */
function proofOf(file: RecordingFile, { fields, size }: ArchivedFile): JsonObject {
	const { saved_as, etag, sha256 } = fields;
	return {
		...(file.id !== undefined && { id: file.id }),
		collection: file.collection,
		...(file.file_type !== undefined && { file_type: file.file_type }),
		bytes: size,
		...(saved_as !== undefined && { saved_as }),
		...(etag !== undefined && { etag }),
		...(sha256 !== undefined && { sha256 }),
	};
}

/**
 * Makes sure that files may be deleted at Zoom: each must be in the list of stored files with its size,
 * and an entry of the list stands for one file, as do all entries with the same `dedupe_key`.
 *
 * Files without an id, and those whose id Zoom gives at some times only, are matched by type and times.
 * Where Zoom names no size, any size but nothing is accepted.
 *
 * @param files all that Zoom has now and that would be deleted
 * @returns an entry for each file: `id`, `collection`, `file_type`, `bytes` and, where given, `saved_as`,
 * `etag` and `sha256`
 * @throws InputError that names what is missing
 */
export function assertArchived(
	files: readonly RecordingFile[],
	archived: readonly ArchivedFile[],
): JsonObject[] {
	// Two files of a session can share an id: entries that name the collection are tried first.
	const entries = [...archived].sort(
		(one, other) => Number(!one.fields.collection) - Number(!other.fields.collection),
	);
	const proofs: JsonObject[] = [];
	const missing: string[] = [];
	const usedKeys = new Set<string>();
	for (const file of files) {
		const candidates = entries.filter((entry) => isSameFile(file, entry));
		const stored = candidates.find((entry) => mismatch(file, entry, usedKeys) === undefined);
		if (stored === undefined) {
			missing.push(`${nameOf(file)}: ${mismatch(file, candidates[0], usedKeys)}`);
			continue;
		}
		entries.splice(entries.indexOf(stored), 1);
		const key = textOf(stored.fields.dedupe_key);
		if (key !== undefined) usedKeys.add(key);
		proofs.push(proofOf(file, stored));
	}
	if (missing.length === 0) return proofs;
	const more = missing.length > MAX_NAMED ? [`and ${missing.length - MAX_NAMED} more`] : [];
	throw new InputError(
		`Only When Archived: ${missing.length} of ${files.length} files at Zoom are not proven to be archived, so nothing was deleted`,
		`${[...missing.slice(0, MAX_NAMED), ...more].join('; ')}. Store these files, then try again. ${WHAT_TO_GIVE}`,
	);
}
