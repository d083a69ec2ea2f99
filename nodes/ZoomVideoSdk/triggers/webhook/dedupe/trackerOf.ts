import { BoundedMap } from '../../../shared/BoundedMap';
import type { OutputMode } from '../../output/settings';
import { DeliveryTracker } from './DeliveryTracker';
import { AHEAD_SECONDS, RETENTION } from './retention';

/** Nodes remembered in this process; far more than an instance has triggers of this kind. */
const MAX_NODES = 1_000;

/** What decides which deliveries of a trigger are repeats. */
export interface DedupeRules {
	/** Identifies the trigger node among all nodes of this n8n. */
	nodeKey: string;
	mode: OutputMode;
	/** For how long a request is accepted: its keys must be kept for at least as long. */
	toleranceSeconds: number;
}

export function secondsNow(): number {
	return Math.floor(Date.now() / 1000);
}

// A node with a delivery in flight stays: without its claims, a twin would start the workflow a second
// time.
const trackers = new BoundedMap<DeliveryTracker>(MAX_NODES, (tracker) =>
	tracker.hasInFlight(secondsNow()),
);

/** The tracker of a trigger node with its current settings. */
export function trackerOf({ nodeKey, mode, toleranceSeconds }: DedupeRules): DeliveryTracker {
	const key = [nodeKey, mode, toleranceSeconds].join('/');
	const known = trackers.get(key);
	if (known !== undefined) return known;
	const { maxAgeSeconds, maxKeys } = RETENTION[mode];
	const tracker = new DeliveryTracker({
		maxAgeSeconds: Math.max(maxAgeSeconds, toleranceSeconds + AHEAD_SECONDS),
		maxKeys,
	});
	trackers.set(key, tracker);
	return tracker;
}
