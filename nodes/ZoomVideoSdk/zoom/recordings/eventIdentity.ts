import { textOf } from '../../shared/json';
import { fileDedupeKey, hasStableId } from './dedupeKey';
import type { RecordingFile } from './sessionFiles';

/**
 * What tells an event, or a file that it names, apart from others.
 *
 * Neither address nor token enters: Zoom sometimes sends an event twice with different ones.
 */
export interface Identity {
	/** Without the ids that Zoom gives at some times and leaves out at others. */
	base: string;
	/** With these ids, where there are any: two that differ are two files. */
	withIds: string | undefined;
}

/** The id of captions and timelines, which Zoom gives at some times only. */
function unsteadyIdOf(file: RecordingFile): string | undefined {
	return hasStableId(file) ? undefined : textOf(file.id);
}

/** The identity of a file of an event. */
export function fileIdentity(file: RecordingFile): Identity {
	const { session_id, collection, dedupe_key: base } = file;
	const id = unsteadyIdOf(file);
	if (id === undefined) return { base, withIds: undefined };
	const type = (textOf(file.file_type) ?? '').toUpperCase();
	return { base, withIds: fileDedupeKey(session_id, collection, JSON.stringify([type, id])) };
}

/**
 * The identity of an event by the files that it names: those of all three lists, in any order. The
 * `dedupe_key` of the event would not do, because participants' files do not always enter it.
 */
export function filesIdentity(files: readonly RecordingFile[]): Identity {
	const identities = files.map(fileIdentity);
	const join = (keys: string[]) => keys.sort().join('\n');
	const hasIds = identities.some(({ withIds }) => withIds !== undefined);
	return {
		base: join(identities.map(({ base }) => base)),
		withIds: hasIds ? join(identities.map(({ base, withIds }) => withIds ?? base)) : undefined,
	};
}
