import type { IWebhookFunctions } from 'n8n-workflow';

import { ZoomError } from '../../../shared/errors';
import {
	NOTHING_REMEMBERED,
	type IsRemembered,
} from '../../../zoom/recordings/completeSet/setKeys';
import { hashInSet } from '../../output/dedupeHash';
import { keysOfSet } from '../../output/repeats';
import { withoutCommit, type Claim, type OutputCandidate } from './claimUnseen';
import { readSaved } from './DeliveryTracker';
import { secondsNow, trackerOf, type DedupeRules } from './trackerOf';

/** What is known of the sets of a trigger beyond the events that it gets. */
export interface SetMemory {
	isRemembered: IsRemembered;
	/** Remembers something like a part, although nothing starts the workflow. */
	note(keys: readonly string[]): void;
}

export const NO_MEMORY: SetMemory = { isRemembered: NOTHING_REMEMBERED, note: () => undefined };

/**
 * What is remembered about sets that started the workflow. In a test run, there are none.
 *
 * @returns functions, the first of which throws a ZoomError while that is being stored, so that Zoom must send
 * the event again
 */
export function rememberedSets(context: IWebhookFunctions, rules: DedupeRules): SetMemory {
	if (context.getMode() === 'manual') return NO_MEMORY;
	const tracker = trackerOf(rules);
	const staticData = context.getWorkflowStaticData('node');
	tracker.merge(readSaved(staticData.seen));
	return {
		isRemembered(what, key) {
			const hash = hashInSet(what, key);
			const now = secondsNow();
			if (tracker.isInFlight(hash, now)) {
				throw new ZoomError('Another part of the session is being stored');
			}
			return tracker.isStored(hash, now);
		},
		note(keys) {
			const now = secondsNow();
			const unknown = keys
				.map((key) => hashInSet('part', key))
				.filter((hash) => !tracker.isStored(hash, now));
			if (unknown.length === 0) return;
			tracker.addStored(unknown, now);
			staticData.seen = tracker.toSave([], now);
		},
	};
}

/** A claim of candidates that may be repeats. Only sets among them are remembered. */
export function claimWithRepeats(
	context: IWebhookFunctions,
	rules: DedupeRules,
	candidates: readonly OutputCandidate[],
): Claim {
	const keys = candidates.flatMap(keysOfSet);
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
