import { textOf } from '../../../shared/json';
import { isInProcess } from '../../../zoom/recordings/readiness';
import { sessionFiles, type RecordingFile } from '../../../zoom/recordings/sessionFiles';
import { sessionFields, type SessionRecordings } from '../../../zoom/recordings/sessionRecordings';
import { dedupeHash } from '../../output/dedupeHash';
import { dedupeKeys, type DedupeKeys } from '../../output/repeats';

/** The recordings of a session, with the name of the event about them. */
interface RecordedEvent extends SessionRecordings {
	event: string;
}

/** What can happen to the same files again: trashed, recovered, trashed once more. */
const CAN_HAPPEN_AGAIN = [
	'session.recording_trashed',
	'session.recording_deleted',
	'session.recording_recovered',
];

/**
 * When an event happened: Zoom's repeats keep the time of the event. Without one, the time at which the
 * request was signed is used. If a repeat has a new signature, the workflow starts twice. That is
 * better than losing a second event that looks like a repeat.
 */
function momentOf({ event_ts }: RecordedEvent, signedAt: string): string {
	return textOf(event_ts) ?? `signed ${signedAt}`;
}

/** Whether only its place in the list distinguishes a file from others of its type. */
function isNameless(file: RecordingFile): boolean {
	return textOf(file.id) === undefined && textOf(file.recording_start) === undefined;
}

/**
 * What must be the same in addition to the files: the same files may be trashed a second time, and it
 * is not known whether files without ID and time are those of another event. Files that Zoom is still
 * processing are announced again when they are finished, one after the other.
 *
 * @param usual its value for files that are announced once
 */
function occasionOf(
	item: RecordedEvent,
	files: readonly RecordingFile[],
	signedAt: string,
	usual: string,
): string {
	if (CAN_HAPPEN_AGAIN.includes(item.event) || files.every(isNameless)) {
		return `${item.event}@${momentOf(item, signedAt)}`;
	}
	const inProcess = files.filter(isInProcess).map(({ dedupe_key }) => dedupe_key);
	return inProcess.length > 0 ? `${usual} in process: ${inProcess.sort().join(' ')}` : usual;
}

/**
 * The keys under which an event counts as seen: those of its files or, if it names none, of everything
 * that it says.
 *
 * @param signedAt the timestamp with which Zoom signed the request
 */
export function keysOfEvent(item: RecordedEvent, signedAt: string): DedupeKeys {
	const files = sessionFiles(item);
	if (files.length > 0) return dedupeKeys(occasionOf(item, files, signedAt, item.event), files);
	if (textOf(item.event_ts) !== undefined) return { key: dedupeHash(item.event, item.dedupe_key) };
	const content = JSON.stringify(sessionFields(item, false));
	return { key: dedupeHash(`${item.event}@${momentOf(item, signedAt)}`, content) };
}

/** The keys under which one file of an event counts as seen, whatever the event. */
export function keysOfFile(item: RecordedEvent, file: RecordingFile, signedAt: string): DedupeKeys {
	return dedupeKeys(occasionOf(item, [file], signedAt, 'file'), [file]);
}
