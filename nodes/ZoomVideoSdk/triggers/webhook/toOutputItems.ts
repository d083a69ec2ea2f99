import { sessionFiles } from '../../zoom/recordings/sessionFiles';
import type { EventItem } from '../../zoom/webhooks/eventItem';
import { passesWhole, passingFiles } from '../output/filters';
import type { OutputSettings } from '../output/settings';
import type { OutputCandidate } from './dedupe/claimUnseen';
import { keysOfEvent, keysOfFile } from './dedupe/eventKeys';
import type { SkipReason } from './responses';

/**
 * The items with which an event may start the workflow: the event itself or, with Output File, each of
 * its files that passes the filters.
 *
 * If an event names no files, it is the item in either case. Files have the event's download token if
 * that was requested.
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
		...keysOfFile(item, file, signedAt),
		item: { ...file, ...(download_token !== undefined && { download_token }) },
	}));
	return candidates.length > 0 ? candidates : 'filtered';
}
