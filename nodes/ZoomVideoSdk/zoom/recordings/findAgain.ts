import { textOf, type JsonObject } from '../../shared/json';
import { fileDedupeKey, fileIdentities, hasStableId, identityWithoutId } from './dedupeKey';
import type { RecordingFile } from './sessionFiles';

/** What distinguishes files with the same identity. */
const DETAILS = ['id', 'recording_end', 'recording_type', 'file_extension', 'file_size'];

/** The key without the count for files that nothing else distinguishes. */
function uncounted(key: string): string {
	return key.replace(/#\d+$/, '');
}

function keyOf(file: RecordingFile): string {
	const [identity = ''] = fileIdentities([file]);
	return textOf(file.dedupe_key) ?? fileDedupeKey(file.session_id, file.collection, identity);
}

/** Whether everything but the ID is the same, because Zoom sometimes leaves it out. */
function isAlike(one: RecordingFile, other: RecordingFile): boolean {
	return identityWithoutId(one) === identityWithoutId(other);
}

/**
 * Whether both have an ID, and the IDs differ: two captions of the same time, whose IDs are not part of
 * the key.
 */
function areToldApart(one: JsonObject, other: JsonObject): boolean {
	const [id, otherId] = [textOf(one.id), textOf(other.id)];
	return id !== undefined && otherId !== undefined && id !== otherId;
}

/** Whether no detail that both have differs, and at least one is the same. */
function hasSameDetails(one: JsonObject, other: JsonObject): boolean {
	const both = DETAILS.map((field) => [textOf(one[field]), textOf(other[field])]).filter((values) =>
		values.every((value) => value !== undefined),
	);
	return both.length > 0 && both.every(([mine, theirs]) => mine === theirs);
}

/**
 * Finds a file again in a newer list of its session, by what identifies it there, not by address or
 * token.
 *
 * If several files have the same identity, the place in the list says nothing, because another list may
 * have another order. Then it is the one with the same size and other details, if there is exactly one.
 *
 * @returns `undefined` when it is not listed, or cannot be distinguished from another
 */
export function findAgain(
	file: RecordingFile,
	listed: readonly RecordingFile[],
): RecordingFile | undefined {
	const sameList = listed.filter(({ collection }) => collection === file.collection);
	const key = keyOf(file);
	const sameKey = sameList.filter((each) => uncounted(keyOf(each)) === uncounted(key));
	const alike = sameKey.length > 0 ? sameKey : sameList.filter((each) => isAlike(each, file));
	// A key with a stable ID says it, whatever a step has put into `id` since: n8n's Merge, that of a participant.
	const isSaid = (each: RecordingFile) => sameKey.length > 0 && hasStableId(each);
	const candidates = alike.filter((each) => isSaid(each) || !areToldApart(each, file));
	const isCertain = candidates.length === 1 && uncounted(key) === key;
	const same = isCertain ? candidates : candidates.filter((each) => hasSameDetails(each, file));
	return same.length === 1 ? same[0] : undefined;
}
