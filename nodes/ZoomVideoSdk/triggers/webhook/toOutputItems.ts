import { textOf } from '../../shared/json';
import { fileIdentity, filesIdentity } from '../../zoom/recordings/eventIdentity';
import { passesWhole, passingFiles } from '../../zoom/recordings/filters';
import { sessionFiles } from '../../zoom/recordings/sessionFiles';
import { sessionFields } from '../../zoom/recordings/sessionRecordings';
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
 * request was signed must do. Should a repeat be signed anew, the workflow starts twice; the event
 * would be lost if a second one passed for a repeat.
 */
function momentOf({ event_ts }: EventItem, signedAt: string): string {
	return textOf(event_ts) ?? `signed ${signedAt}`;
}

/** What must be the same besides the files: the same files may be trashed a second time. */
function occasionOf(item: EventItem, signedAt: string): string | undefined {
	if (!CAN_HAPPEN_AGAIN.includes(item.event)) return undefined;
	return `${item.event}@${momentOf(item, signedAt)}`;
}

function keysOfEvent(item: EventItem, signedAt: string): DedupeKeys {
	const files = sessionFiles(item);
	if (files.length > 0) {
		return dedupeKeys(occasionOf(item, signedAt) ?? item.event, filesIdentity(files));
	}
	if (textOf(item.event_ts) !== undefined) {
		return dedupeKeys(item.event, { base: item.dedupe_key, withIds: undefined });
	}
	const told = JSON.stringify(sessionFields(item, false));
	return dedupeKeys(`${item.event}@${momentOf(item, signedAt)}`, {
		base: told,
		withIds: undefined,
	});
}

/**
 * What an event may put out: itself, or with Output File each of its files that passes the filters.
 *
 * An event that names no files is put out itself in either case. Files carry the event's download token
 * where that is asked for.
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
	const offers = passingFiles(item, filters).map((file) => ({
		...dedupeKeys(occasionOf(item, signedAt) ?? 'file', fileIdentity(file)),
		item: { ...file, ...(download_token !== undefined && { download_token }) },
	}));
	return offers.length > 0 ? offers : 'filtered';
}
