import { COMPLETED_EVENTS, RECOVERED, TRANSCRIPT_FAILED } from '../../zoom/webhooks/events';
import type { OutputSettings } from '../output/settings';

/** Events after which a session may have more files than before. */
const MORE_FILES = [...Object.values(COMPLETED_EVENTS), RECOVERED];

/**
 * Whether an event may start the workflow.
 *
 * A complete set is loaded only when something may have been added. The events that announce its files count
 * without being chosen, and so does the failure of a transcript: otherwise a set that lacks it, or the summary
 * that is made from it, would never start the workflow. A recording counts for every set: each of its parts
 * must have its texts, and a failure may have been about one that Zoom did not list yet.
 */
export function isSubscribed(
	event: string,
	chosen: readonly string[],
	{ mode, wanted }: Pick<OutputSettings, 'mode' | 'wanted'>,
): boolean {
	if (mode !== 'completeSet') return chosen.includes(event);
	if (event === TRANSCRIPT_FAILED) return wanted.some((kind) => kind !== 'recording');
	const implied = [COMPLETED_EVENTS.recording, ...wanted.map((kind) => COMPLETED_EVENTS[kind])];
	return implied.includes(event) || (chosen.includes(event) && MORE_FILES.includes(event));
}
