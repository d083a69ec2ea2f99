import { sleep, type IWebhookFunctions } from 'n8n-workflow';

import type { JsonObject } from '../zoom/json';
import { ZoomError } from '../zoom/ZoomError';
import type { OutputMode } from './readOutputChoice';
import { KEEP_FOR_REPEATS, type Retention } from './RecentKeys';
import { readSaved, SeenEvents, type Outcome } from './SeenEvents';

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
const LOOK_AGAIN_MS = 25;

/** Nodes remembered in this process; far more than an instance has triggers of this kind. */
const MAX_NODES = 1_000;

/** An item that may be put out, and the key under which it counts as seen. */
export interface Offer {
	key: string;
	item: JsonObject;
}

/** What of a trigger's settings tells which deliveries are repeats. */
export interface RepeatRules {
	mode: OutputMode;
	/** A request that is accepted for so long must be known for so long. */
	windowSeconds: number;
}

const seenByNode = new Map<string, SeenEvents>();

function seenEventsOf(host: IWebhookFunctions, { mode, windowSeconds }: RepeatRules): SeenEvents {
	const node = [host.getWorkflow().id ?? '', host.getNode().id, mode, windowSeconds].join('/');
	const known = seenByNode.get(node);
	if (known !== undefined) return known;
	const { maxAgeSeconds, maxKeys } = RETENTION[mode];
	const seen = new SeenEvents({
		maxAgeSeconds: Math.max(maxAgeSeconds, windowSeconds + AHEAD_SECONDS),
		maxKeys,
	});
	if (seenByNode.size >= MAX_NODES) seenByNode.clear();
	seenByNode.set(node, seen);
	return seen;
}

function secondsNow(): number {
	return Math.floor(Date.now() / 1000);
}

/** Whether a key was stored before. While the user tries the workflow out, nothing was. */
export function isSeen(host: IWebhookFunctions, rules: RepeatRules, key: string): boolean {
	if (host.getMode() === 'manual') return false;
	const seen = seenEventsOf(host, rules);
	seen.learn(readSaved(host.getWorkflowStaticData('node').seen));
	return seen.isStored(key, secondsNow());
}

/**
 * Has n8n's answer tell whether the execution is stored: n8n 2.41 answers 2xx after that only. It
 * writes the answer also when Zoom has hung up meanwhile, and then there is no other sign of it.
 */
function watchAnswer(host: IWebhookFunctions, seen: SeenEvents): () => Outcome {
	const response = host.getResponseObject();
	response.once('close', () => seen.settle(secondsNow()));
	return () => {
		if (!response.writableEnded) return 'pending';
		return response.statusCode >= 200 && response.statusCode < 300 ? 'stored' : 'failed';
	};
}

/** What a delivery puts out, and what is to be done once n8n has stored the execution. */
export interface Taken {
	offers: readonly Offer[];
	remember: () => void;
}

/** Offers of which nothing need be remembered. */
export function unremembered(offers: readonly Offer[]): Taken {
	return { offers, remember: () => undefined };
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
export async function takeUnseen(
	host: IWebhookFunctions,
	rules: RepeatRules,
	offers: readonly Offer[],
): Promise<Taken> {
	const single = [...new Map(offers.map((offer) => [offer.key, offer])).values()];
	if (host.getMode() === 'manual') return unremembered(single);
	const seen = seenEventsOf(host, rules);
	const end = Date.now() + WAIT_MS;
	// None may be called a repeat of what was never stored: a twin waits for what becomes of the first.
	while (single.some(({ key }) => seen.isUnderWay(key, secondsNow()))) {
		if (Date.now() >= end) throw new ZoomError('n8n has not stored the first delivery yet');
		await sleep(LOOK_AGAIN_MS);
	}
	// From the last look on nothing is waited for, or two deliveries could claim the same.
	const now = secondsNow();
	const staticData = host.getWorkflowStaticData('node');
	seen.learn(readSaved(staticData.seen));
	const unseen = single.filter(({ key }) => !seen.isStored(key, now));
	if (unseen.length === 0) return unremembered([]);

	const keys = unseen.map(({ key }) => key);
	const outcome = watchAnswer(host, seen);
	let isStored = false;
	for (const key of keys) seen.begin(key, now, () => (isStored ? 'stored' : outcome()));
	staticData.seen = seen.toSave(keys, now);
	const remember = () => {
		// At once, so that another call that saves after this one keeps these keys too.
		isStored = true;
		seen.settle(secondsNow());
		staticData.seen = seen.toSave([], now);
	};
	return { offers: unseen, remember };
}
