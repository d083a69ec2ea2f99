import { textOf, type JsonObject } from '../../shared/json';
import {
	allKeysOfTexts,
	awaitedForSet,
	keysOfMissing,
	missingFromSet,
} from '../../zoom/recordings/completeSet/completeSet';
import { setDedupeKey, type IsRemembered } from '../../zoom/recordings/completeSet/setKeys';
import { isInProcess } from '../../zoom/recordings/readiness';
import { sessionFiles, type RecordingFile } from '../../zoom/recordings/sessionFiles';
import { sessionRecordings } from '../../zoom/recordings/sessionRecordings';
import { sessionIdOf } from '../../zoom/sessions/session';
import { dedupeHash, hashInSet, setHashes } from '../output/dedupeHash';
import { passesWhole, passingFiles } from '../output/filters';
import {
	dedupeKeys,
	identityKeys,
	isRepeat,
	keysToStore,
	type DedupeKeys,
} from '../output/repeats';
import type { OutputSettings } from '../output/settings';

const HOUR = 3_600_000;

/** The items that start the workflow, and the keys under which they count as seen. */
export interface NewItems {
	items: JsonObject[];
	keys: string[];
}

/** What decides whether a session of Zoom's list has something new. */
export interface PollView {
	output: OutputSettings;
	/** Hours after which a set is complete although something is missing. */
	incompleteSetTimeoutHours: number;
	/** Milliseconds since the epoch. */
	now: number;
	isSeen: (key: string) => boolean;
}

/** The files that Zoom has finished. The others count as new once they are finished. */
function finished(files: RecordingFile[]): RecordingFile[] {
	return files.filter((file) => !isInProcess(file));
}

/** As in the webhook trigger, so that captions under another ID are another file. */
function keysOfFile(file: RecordingFile): DedupeKeys {
	return dedupeKeys('file', [file]);
}

function fileKeys(files: readonly RecordingFile[]): string[] {
	return files.flatMap((file) => keysToStore(keysOfFile(file)));
}

function isKnown(file: RecordingFile, { isSeen }: PollView): boolean {
	return isRepeat(keysOfFile(file), isSeen);
}

/** The IDs that Zoom gives for the first time to known files. */
function newIdentities(known: readonly RecordingFile[], { isSeen }: PollView): string[] {
	return known.flatMap((file) => identityKeys(keysOfFile(file))).filter((key) => !isSeen(key));
}

/** When the recording of a session ended, in milliseconds since the epoch, as far as it is known. */
function recordedUntil(session: JsonObject, files: readonly RecordingFile[]): number | undefined {
	const times = [...files.map((file) => file.recording_end), session.start_time]
		.map((time) => Date.parse(textOf(time) ?? ''))
		.filter((time) => !Number.isNaN(time));
	return times.length > 0 ? times.reduce((one, other) => Math.max(one, other)) : undefined;
}

/** The key of a session that existed before the first poll, when its set was not complete yet. */
function awaitedKey(session: JsonObject, { output }: PollView): string {
	return dedupeHash('awaited', `${sessionIdOf(session) ?? ''}:${output.wanted.join('+')}`);
}

/** Zoom's lists show no failures: what has not arrived by then is named as missing. */
function isOverdue(session: JsonObject, { now, incompleteSetTimeoutHours }: PollView): boolean {
	const until = recordedUntil(session, sessionFiles(session));
	return until !== undefined && now - until >= incompleteSetTimeoutHours * HOUR;
}

/** The keys of a session that counts as known: its files, and its set, complete or still awaited. */
export function keysOf(session: JsonObject, view: PollView): string[] {
	const { wanted } = view.output;
	const keys = fileKeys(finished(sessionFiles(session)));
	const { parts, contents } = setHashes(session, wanted);
	const isAwaited = missingFromSet(session, wanted).length > 0 && !isOverdue(session, view);
	return isAwaited
		? [...keys, awaitedKey(session, view)]
		: [...keys, ...parts.flat(), ...contents.flat()];
}

/** All keys under which anything that a session has now may have been seen. */
export function allKeysOf(session: JsonObject, view: PollView): string[] {
	const files = finished(sessionFiles(session));
	const keys = [...fileKeys(files), ...files.map((file) => keysOfFile(file).key)];
	const { mode, wanted } = view.output;
	if (mode !== 'completeSet') return keys;
	const { parts, contents } = setHashes(session, wanted);
	const others = allKeysOfTexts(session, wanted).map((key) => hashInSet('part', key));
	return [...keys, ...parts.flat(), ...contents.flat(), ...others, awaitedKey(session, view)];
}

function newSet(session: JsonObject, files: readonly RecordingFile[], view: PollView): NewItems {
	const { wanted } = view.output;
	const { parts, contents } = setHashes(session, wanted);
	const isRemembered: IsRemembered = (what, key) => view.isSeen(hashInSet(what, key));
	const missing = missingFromSet(session, wanted, isRemembered);
	const awaited = awaitedForSet(session, wanted, isRemembered);
	const isDue = awaited.length === 0 || isOverdue(session, view);
	const isRepeat = [...parts, ...contents].every((hashes) => hashes.some(view.isSeen));
	if (isRepeat || !isDue) return { items: [], keys: [] };
	const others = keysOfMissing(session, wanted, isRemembered).map((key) => hashInSet('part', key));
	return {
		items: [{ ...sessionRecordings(session), missing, dedupe_key: setDedupeKey(session, wanted) }],
		keys: [...parts.flat(), ...contents.flat(), ...others, ...fileKeys(files)],
	};
}

/**
 * What is new in a session: the session itself, if it has a file that was not seen before; or these
 * files; or its complete set.
 *
 * Only what becomes an item counts as seen: a session that does not pass the filters yet may do so later.
 */
export function newItemsOf(session: JsonObject, view: PollView): NewItems {
	const { mode, filters } = view.output;
	const files = finished(sessionFiles(session));
	const known = files.filter((file) => isKnown(file, view));
	const identities = newIdentities(known, view);
	const nothing = { items: [], keys: identities };
	const isAwaited = mode === 'completeSet' && view.isSeen(awaitedKey(session, view));
	if (!isAwaited && known.length === files.length) return nothing;
	if (mode === 'file') {
		const passing = finished(passingFiles(session, filters));
		const fresh = passing.filter((file) => !isKnown(file, view));
		return { items: fresh, keys: [...identities, ...fileKeys(fresh)] };
	}
	if (!passesWhole(session, filters)) return nothing;
	if (mode !== 'completeSet') return { items: [sessionRecordings(session)], keys: fileKeys(files) };
	const { items, keys } = newSet(session, files, view);
	return { items, keys: [...identities, ...keys] };
}
