import type { IWebhookFunctions } from 'n8n-workflow';

import { ZoomError } from '../../../shared/errors';
import { hashOfPart } from '../../output/dedupeHash';
import { withoutCommit, type Claim, type OutputCandidate } from './claimUnseen';
import { readSaved } from './DeliveryTracker';
import { secondsNow, trackerOf, type DedupeRules } from './trackerOf';

/**
 * Whether a part of a session has started the workflow before. During a test run none has.
 *
 * @throws ZoomError while that is being stored, so that the event must come again
 */
export function isPartSeen(
	context: IWebhookFunctions,
	rules: DedupeRules,
	partKey: string,
): boolean {
	if (context.getMode() === 'manual') return false;
	const key = hashOfPart(partKey);
	const tracker = trackerOf(rules);
	const now = secondsNow();
	if (tracker.isInFlight(key, now)) {
		throw new ZoomError('Another part of the session is being stored');
	}
	tracker.merge(readSaved(context.getWorkflowStaticData('node').seen));
	return tracker.isStored(key, now);
}

/** A claim of candidates that may be repeats, of which only the parts of sets are remembered. */
export function claimWithRepeats(
	context: IWebhookFunctions,
	rules: DedupeRules,
	candidates: readonly OutputCandidate[],
): Claim {
	const keys = candidates.flatMap(({ parts = [] }) => parts);
	if (keys.length === 0 || context.getMode() === 'manual') return withoutCommit(candidates);
	const commit = () => {
		const now = secondsNow();
		const tracker = trackerOf(rules);
		const staticData = context.getWorkflowStaticData('node');
		tracker.merge(readSaved(staticData.seen));
		tracker.addStored(keys, now);
		staticData.seen = tracker.toSave([], now);
	};
	return { candidates, commit };
}
