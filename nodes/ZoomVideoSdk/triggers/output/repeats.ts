import { textOf } from '../../shared/json';
import { fileDedupeKey, hasStableId } from '../../zoom/recordings/dedupeKey';
import type { RecordingFile } from '../../zoom/recordings/sessionFiles';
import { dedupeHash } from './dedupeHash';

/** The keys under which an event or a file counts as seen. */
export interface DedupeKeys {
	/** Without the ids that Zoom gives at some times and leaves out at others. */
	key: string;
	/** With these ids, where Zoom gave any: two that differ stand for different files. */
	keyWithIds?: string;
	/** For a set, whose parts are remembered one by one; see `SetHashes`. */
	contents?: ReadonlyArray<readonly string[]>;
	parts?: ReadonlyArray<readonly string[]>;
	/** What is remembered with a set, but does not make it a new one. */
	causes?: readonly string[];
}

/** The `dedupe_key` of a file with its id, where Zoom gives ids of this type at some times only. */
function keyWithId(file: RecordingFile): string | undefined {
	const id = hasStableId(file) ? undefined : textOf(file.id);
	if (id === undefined) return undefined;
	const type = (textOf(file.file_type) ?? '').toUpperCase();
	return fileDedupeKey(file.session_id, file.collection, JSON.stringify([type, id]));
}

/**
 * The keys of one or more files from all three lists, in any order.
 *
 * The event's `dedupe_key` does not suffice, because it does not always include participants' files.
 * Addresses and tokens are left out, because Zoom sometimes sends an event twice with different ones.
 *
 * @param occasion what else must be the same, such as the name of the event
 */
export function dedupeKeys(occasion: string, files: readonly RecordingFile[]): DedupeKeys {
	const hashOf = (keys: string[]) => dedupeHash(occasion, keys.sort().join('\n'));
	const hasIds = files.some((file) => keyWithId(file) !== undefined);
	return {
		key: hashOf(files.map((file) => file.dedupe_key)),
		...(hasIds && { keyWithIds: hashOf(files.map((file) => keyWithId(file) ?? file.dedupe_key)) }),
	};
}

/** Stored for a key that came with ids at least once. This text is part of the data that n8n has saved. */
function withIdsMark(key: string): string {
	return dedupeHash('told with ids', key);
}

/** The keys of a set, whose parts are remembered one by one; none for anything else. */
export function keysOfSet({ contents = [], parts = [], causes = [] }: DedupeKeys): string[] {
	return [...contents.flat(), ...parts.flat(), ...causes];
}

/** What to store for an event, a file or a set that starts the workflow. */
export function keysToStore(keys: DedupeKeys): string[] {
	const { key, keyWithIds, contents } = keys;
	if (contents !== undefined) return keysOfSet(keys);
	return keyWithIds === undefined ? [key] : [keyWithIds, withIdsMark(key)];
}

/** What a repeat may reveal for the first time about what it repeats. */
export function identityKeys(keys: DedupeKeys): string[] {
	return keys.keyWithIds === undefined && keys.contents === undefined ? [] : keysToStore(keys);
}

/** What to claim while it is in flight: two deliveries that may be about the same thing share a key. */
export function keysToClaim(keys: DedupeKeys): string[] {
	const { key, keyWithIds, contents } = keys;
	if (contents !== undefined) return keysOfSet(keys);
	return keyWithIds === undefined ? [key] : [key, keyWithIds];
}

/**
 * Whether an event or file was seen before.
 *
 * With IDs, it repeats what had the same IDs, or what had none; but only the first one with IDs repeats
 * the latter. Other IDs mean something else: losing a file is worse than starting twice.
 */
export function isRepeat(
	{ key, keyWithIds, contents, parts = [] }: DedupeKeys,
	isStored: (key: string) => boolean,
): boolean {
	if (contents !== undefined) {
		return [...contents, ...parts].every((hashes) => hashes.some(isStored));
	}
	const cameWithIds = () => isStored(withIdsMark(key));
	if (keyWithIds === undefined) return isStored(key) || cameWithIds();
	return isStored(keyWithIds) || (isStored(key) && !cameWithIds());
}
