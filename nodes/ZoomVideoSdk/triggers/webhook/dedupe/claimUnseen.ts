import { sleep, type IWebhookFunctions } from 'n8n-workflow';

import { BoundedMap } from '../../../shared/BoundedMap';
import { ZoomError } from '../../../shared/errors';
import type { JsonObject } from '../../../shared/json';
import type { OutputMode } from '../../output/settings';
import { nodeKey } from '../nodeKey';
import { isRepeat, keysToClaim, keysToStore, type DedupeKeys } from './dedupeKeys';
import { readSaved, DeliveryTracker, type Outcome } from './DeliveryTracker';
import { KEEP_FOR_REPEATS, type Retention } from './ExpiringKeys';

const DAY_SECONDS = 86_400;

/**
 * A file comes again with later events of its session (a transcript's tell of the timeline, too), and a
 * set is asked about whenever something is added to a session, even days later.
 */
const RETENTION: Readonly<Record<OutputMode, Retention>> = {
	event: KEEP_FOR_REPEATS,
	file: { maxAgeSeconds: 7 * DAY_SECONDS, maxKeys: 5_000 },
	completeSet: { maxAgeSeconds: 30 * DAY_SECONDS, maxKeys: 2_000 },
};

/** A timestamp may lie ahead by five minutes, and so much longer can its request be sent again. */
const AHEAD_SECONDS = 600;

/** How long a twin waits for what becomes of the first: Zoom itself waits for three seconds. */
const WAIT_MS = 2_500;

/** Nodes remembered in this process; far more than an instance has triggers of this kind. */
const MAX_NODES = 1_000;

/** An item that may be put out, and the keys under which it counts as seen. */
export interface OutputCandidate extends DedupeKeys {
	item: JsonObject;
}

/** What of a trigger's settings tells which deliveries are repeats. */
export interface DedupeRules {
	mode: OutputMode;
	/** A request that is accepted for so long must be known for so long. */
	windowSeconds: number;
}

// A node in the middle of a delivery stays: without its claims, a twin of it would start a second time.
const trackers = new BoundedMap<DeliveryTracker>(MAX_NODES, (seen) =>
	seen.hasInFlight(secondsNow()),
);

function trackerOf(
	context: IWebhookFunctions,
	{ mode, windowSeconds }: DedupeRules,
): DeliveryTracker {
	const node = [nodeKey(context), mode, windowSeconds].join('/');
	const known = trackers.get(node);
	if (known !== undefined) return known;
	const { maxAgeSeconds, maxKeys } = RETENTION[mode];
	const seen = new DeliveryTracker({
		maxAgeSeconds: Math.max(maxAgeSeconds, windowSeconds + AHEAD_SECONDS),
		maxKeys,
	});
	trackers.set(node, seen);
	return seen;
}

function secondsNow(): number {
	return Math.floor(Date.now() / 1000);
}

/** Whether a key was stored before. While the user tries the workflow out, nothing was. */
export function isSeen(context: IWebhookFunctions, rules: DedupeRules, key: string): boolean {
	if (context.getMode() === 'manual') return false;
	const seen = trackerOf(context, rules);
	seen.merge(readSaved(context.getWorkflowStaticData('node').seen));
	return seen.isStored(key, secondsNow());
}

/** Calls back when n8n has written its answer, and when the connection is closed. */
function whenAnswered(context: IWebhookFunctions, callback: () => void): void {
	// Where Zoom has hung up before, `prefinish` alone comes with the answer.
	for (const event of ['prefinish', 'close']) context.getResponseObject().once(event, callback);
}

/** Whether the execution is stored, as n8n's answer tells it: n8n 2 answers 2xx after that only. */
function outcomeOf(context: IWebhookFunctions): Outcome {
	const { writableEnded, statusCode } = context.getResponseObject();
	if (!writableEnded) return 'pending';
	return statusCode >= 200 && statusCode < 300 ? 'stored' : 'failed';
}

/**
 * Lets a delivery wait for others that are being stored, but no longer than Zoom waits for it.
 *
 * @returns waits for the one under a key; throws a ZoomError when the time was up before
 */
function limitedWait(seen: DeliveryTracker): (key: string) => Promise<void> {
	let isLate = false;
	let timeUp: Promise<void> | undefined;
	return async (key) => {
		if (isLate) throw new ZoomError('n8n has not stored the first delivery yet');
		timeUp ??= sleep(WAIT_MS).then(() => {
			isLate = true;
		});
		await seen.untilEnded(key, timeUp);
	};
}

/** What a delivery puts out, and what is to be done once n8n has stored the execution. */
export interface Claim {
	candidates: readonly OutputCandidate[];
	commit: () => void;
}

/** Offers of which nothing need be remembered. */
export function withoutCommit(offers: readonly OutputCandidate[]): Claim {
	return { candidates: offers, commit: () => undefined };
}

/**
 * Claims for this delivery what no earlier one has claimed.
 *
 * The keys go into the node's static data, which n8n saves only once the execution is stored; what could
 * not be stored therefore stays unknown, and Zoom's repeat of it is taken.
 *
 * @returns the offers that are new; each key once
 * @throws ZoomError when that cannot be told yet, so that the event must come again
 */
export async function claimUnseen(
	context: IWebhookFunctions,
	rules: DedupeRules,
	offers: readonly OutputCandidate[],
): Promise<Claim> {
	const single = [...new Map(offers.map((offer) => [offer.key, offer])).values()];
	if (context.getMode() === 'manual') return withoutCommit(single);
	const seen = trackerOf(context, rules);
	const claim = single.flatMap(keysToClaim);
	const underWay = () => claim.find((key) => seen.isInFlight(key, secondsNow()));
	const wait = limitedWait(seen);
	// None may be called a repeat of what was never stored: a twin waits for what becomes of the first.
	for (let key = underWay(); key !== undefined; key = underWay()) await wait(key);
	// From the last look on nothing is waited for, or two deliveries could claim the same.
	const now = secondsNow();
	const staticData = context.getWorkflowStaticData('node');
	seen.merge(readSaved(staticData.seen));
	const isStored = (key: string) => seen.isStored(key, now);
	const unseen = single.filter((offer) => !isRepeat(offer, isStored));
	// Files that are known come with an id for the first time: another id will be another file.
	const identified = single.filter(
		(offer) =>
			offer.keyWithIds !== undefined && !unseen.includes(offer) && !isStored(offer.keyWithIds),
	);
	seen.addStored(identified.flatMap(keysToStore), now);
	if (unseen.length === 0) {
		if (identified.length > 0) staticData.seen = seen.toSave([], now);
		return withoutCommit([]);
	}

	const keys = unseen.flatMap(keysToStore);
	const outcome = () => outcomeOf(context);
	const commit = seen.start({ store: keys, claim: unseen.flatMap(keysToClaim), outcome }, now);
	whenAnswered(context, () => seen.settle(secondsNow()));
	staticData.seen = seen.toSave(keys, now);
	const remember = () => {
		// At once, so that another call that saves after this one keeps these keys too.
		const storedAt = secondsNow();
		commit(storedAt);
		staticData.seen = seen.toSave([], storedAt);
		// n8n 1 asks for the answer before it stores. If that fails, Zoom's repeat must be taken.
		whenAnswered(context, () => {
			if (outcome() === 'failed') seen.forget(keys);
		});
	};
	return { candidates: unseen, commit: remember };
}
