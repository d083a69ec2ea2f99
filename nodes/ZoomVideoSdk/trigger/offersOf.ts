import type { EventItem } from '../zoom/eventItem';
import { passesWhole, passingFiles } from '../zoom/filters';
import { textOf } from '../zoom/json';
import { sessionFiles } from '../zoom/sessionFiles';
import type { NoStart } from './answers';
import type { OutputChoice } from './readOutputChoice';
import type { Offer } from './repeats';
import { seenKey } from './RecentKeys';

/** What can happen to the same files again: trashed, recovered, trashed once more. */
const CAN_HAPPEN_AGAIN = [
	'session.recording_trashed',
	'session.recording_deleted',
	'session.recording_recovered',
];

/** What sets one telling of the same files apart from another; Zoom's repeats keep the time. */
function occasionOf({ event, event_ts }: EventItem): string | undefined {
	return CAN_HAPPEN_AGAIN.includes(event) ? `${event}@${textOf(event_ts) ?? ''}` : undefined;
}

/**
 * What an event may put out: itself, or with Output File each of its files that passes the filters.
 *
 * An event that names no files is put out itself in either case. Files carry the event's download token
 * where that is asked for.
 */
export function offersOf(
	item: EventItem,
	{ mode, filters }: Pick<OutputChoice, 'mode' | 'filters'>,
): Offer[] | NoStart {
	if (mode !== 'file' || sessionFiles(item).length === 0) {
		const offer = { key: seenKey(occasionOf(item) ?? item.event, item.dedupe_key), item };
		return passesWhole(item, filters) ? [offer] : 'filtered';
	}
	const { download_token } = item;
	const offers = passingFiles(item, filters).map((file) => ({
		key: seenKey(occasionOf(item) ?? 'file', file.dedupe_key),
		item: { ...file, ...(download_token !== undefined && { download_token }) },
	}));
	return offers.length > 0 ? offers : 'filtered';
}
