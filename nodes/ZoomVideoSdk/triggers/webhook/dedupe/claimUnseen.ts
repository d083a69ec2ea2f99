import { sleep, type IWebhookFunctions } from 'n8n-workflow';

import { ZoomError } from '../../../shared/errors';
import type { JsonObject } from '../../../shared/json';
import {
	identityKeys,
	isRepeat,
	keysToClaim,
	keysToStore,
	type DedupeKeys,
} from '../../output/repeats';
import { readSaved, type DeliveryTracker, type Outcome } from './DeliveryTracker';
import { secondsNow, trackerOf, type DedupeRules } from './trackerOf';

/** How long a twin waits for the outcome of the first delivery. Zoom itself waits three seconds. */
const WAIT_MS = 2_500;

/** An item that may start the workflow, and the keys under which it counts as seen. */
export interface OutputCandidate extends DedupeKeys {
	item: JsonObject;
}

/** The items of a delivery that are new, and what to call once n8n has stored the execution. */
export interface Claim {
	candidates: readonly OutputCandidate[];
	commit: () => void;
}

/** A claim without anything to remember. */
export function withoutCommit(candidates: readonly OutputCandidate[]): Claim {
	return { candidates, commit: () => undefined };
}

/** Calls back when n8n has written its answer, and when the connection is closed. */
function whenAnswered(context: IWebhookFunctions, callback: () => void): void {
	// If Zoom has hung up before, the answer causes only `prefinish`.
	for (const event of ['prefinish', 'close']) context.getResponseObject().once(event, callback);
}

/** Whether the execution is stored, by n8n's answer: n8n 2 answers 2xx only after that. */
function outcomeOf(context: IWebhookFunctions): Outcome {
	const { writableEnded, statusCode } = context.getResponseObject();
	if (!writableEnded) return 'pending';
	return statusCode >= 200 && statusCode < 300 ? 'stored' : 'failed';
}

/**
 * Lets a delivery wait for others that are in flight, but no longer than Zoom waits for it.
 *
 * @returns a function that waits for the delivery with a key, and throws a ZoomError if the time is up
 * first
 */
function limitedWait(tracker: DeliveryTracker): (key: string) => Promise<void> {
	let isLate = false;
	let timeUp: Promise<void> | undefined;
	return async (key) => {
		if (isLate) throw new ZoomError('n8n has not stored the first delivery yet');
		timeUp ??= sleep(WAIT_MS).then(() => {
			isLate = true;
		});
		await tracker.untilEnded(key, timeUp);
	};
}

/**
 * Claims for this delivery what no earlier one has claimed.
 *
 * The keys go into the node's static data, which n8n saves only once the execution is stored. So what
 * could not be stored stays unknown, and Zoom's repeat of it starts the workflow.
 *
 * @param candidates no two of which have the same key
 * @returns those that are new
 * @throws ZoomError when it is not known yet which are new, so that Zoom must send the event again
 */
export async function claimUnseen(
	context: IWebhookFunctions,
	rules: DedupeRules,
	candidates: readonly OutputCandidate[],
): Promise<Claim> {
	if (context.getMode() === 'manual') return withoutCommit(candidates);

	// A delivery is not a repeat of one that was never stored, so a twin waits for the outcome of the
	// first.
	const tracker = trackerOf(rules);
	const keys = candidates.flatMap(keysToClaim);
	const firstInFlight = () => keys.find((key) => tracker.isInFlight(key, secondsNow()));
	const wait = limitedWait(tracker);
	for (let key = firstInFlight(); key !== undefined; key = firstInFlight()) await wait(key);

	// From here to the claim, nothing may be awaited, or two deliveries could claim the same keys.
	const now = secondsNow();
	const staticData = context.getWorkflowStaticData('node');
	tracker.merge(readSaved(staticData.seen));
	const isStored = (key: string) => tracker.isStored(key, now);
	const unseen = candidates.filter((candidate) => !isRepeat(candidate, isStored));
	const isUnseen = new Set(unseen);
	// Repeats that bring an id for the first time: from now on another id is another file. Or a set whose
	// parts have one more start, by which they are known when the other files are deleted.
	const identified = candidates
		.filter((candidate) => !isUnseen.has(candidate))
		.map(identityKeys)
		.filter((keys) => !keys.every(isStored))
		.flat();
	tracker.addStored(identified, now);
	if (unseen.length === 0) {
		if (identified.length > 0) staticData.seen = tracker.toSave([], now);
		return withoutCommit([]);
	}

	const store = unseen.flatMap(keysToStore);
	// Parts that an earlier delivery stored stay known, whatever happens to this one.
	const added = store.filter((key) => !isStored(key));
	const outcome = () => outcomeOf(context);
	const end = tracker.start({ store, claim: unseen.flatMap(keysToClaim), outcome }, now);
	whenAnswered(context, () => tracker.settle(secondsNow()));
	staticData.seen = tracker.toSave(store, now);
	const commit = () => {
		// Immediately, so that another call that saves after this one keeps these keys, too.
		const storedAt = secondsNow();
		end(storedAt);
		staticData.seen = tracker.toSave([], storedAt);
		// n8n 1 reads the answer before it stores. If storing fails, Zoom's repeat must not be ignored.
		whenAnswered(context, () => {
			if (outcome() === 'failed') tracker.forget(added);
		});
	};
	return { candidates: unseen, commit };
}
