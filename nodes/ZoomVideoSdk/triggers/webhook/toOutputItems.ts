import { textOf } from '../../shared/json';
import { sessionFiles, type RecordingFile } from '../../zoom/recordings/sessionFiles';
import { sessionFields } from '../../zoom/recordings/sessionRecordings';
import { dedupeHash } from '../output/dedupeHash';
import { passesWhole, passingFiles } from '../output/filters';
import type { OutputSettings } from '../output/settings';
import type { OutputCandidate } from './dedupe/claimUnseen';
import { dedupeKeys, type DedupeKeys } from './dedupe/dedupeKeys';
import type { EventItem } from './eventItem';
import type { SkipReason } from './responses';

/** What can happen to the same files again: trashed, recovered, trashed once more. */
const CAN_HAPPEN_AGAIN = [
	'session.recording_trashed',
	'session.recording_deleted',
	'session.recording_recovered',
];

/**
 * When an event happened: Zoom's repeats keep the time of the event. Without one, the time at which the
 * request was signed must do. If a repeat has a new signature, the workflow starts twice. That is
 * better than losing a second event that looks like a repeat.
 */
function momentOf({ event_ts }: EventItem, signedAt: string): string {
	return textOf(event_ts) ?? `signed ${signedAt}`;
}

/** Whether nothing but its place in the list tells a file from others of its type. */
function isNameless(file: RecordingFile): boolean {
	return textOf(file.id) === undefined && textOf(file.recording_start) === undefined;
}

/**
 * What must be the same besides the files: the same files may be trashed a second time, and files that
 * have neither id nor time are not known to be the same as those of another event.
 */
function occasionOf(
	item: EventItem,
	files: readonly RecordingFile[],
	signedAt: string,
): string | undefined {
	if (!CAN_HAPPEN_AGAIN.includes(item.event) && !files.every(isNameless)) return undefined;
	return `${item.event}@${momentOf(item, signedAt)}`;
}

function keysOfEvent(item: EventItem, signedAt: string): DedupeKeys {
	const files = sessionFiles(item);
	if (files.length > 0) return dedupeKeys(occasionOf(item, files, signedAt) ?? item.event, files);
	if (textOf(item.event_ts) !== undefined) return { key: dedupeHash(item.event, item.dedupe_key) };
	const content = JSON.stringify(sessionFields(item, false));
	return { key: dedupeHash(`${item.event}@${momentOf(item, signedAt)}`, content) };
}

/**
 * The items that an event may start the workflow with: the event itself, or with Output File each of its
 * files that passes the filters.
 *
 * An event that names no files is the item in either case. Files carry the event's download token where
 * that is asked for.
 *
 * @param signedAt the timestamp with which Zoom signed the request
 */
export function toOutputItems(
	item: EventItem,
	{ mode, filters }: Pick<OutputSettings, 'mode' | 'filters'>,
	signedAt: string,
): OutputCandidate[] | SkipReason {
	if (mode !== 'file' || sessionFiles(item).length === 0) {
		return passesWhole(item, filters) ? [{ ...keysOfEvent(item, signedAt), item }] : 'filtered';
	}
	const { download_token } = item;
	const candidates = passingFiles(item, filters).map((file) => ({
		...dedupeKeys(occasionOf(item, [file], signedAt) ?? 'file', [file]),
		item: { ...file, ...(download_token !== undefined && { download_token }) },
	}));
	return candidates.length > 0 ? candidates : 'filtered';
}
