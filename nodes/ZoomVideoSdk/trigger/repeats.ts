import type { IWebhookFunctions } from 'n8n-workflow';

import type { JsonObject } from '../zoom/json';
import type { OutputMode } from './readOutputChoice';
import { KEEP_FOR_REPEATS, SeenEvents, type Retention, type SeenKeys } from './SeenEvents';

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

/** Nodes remembered in this process; far more than an instance has triggers of this kind. */
const MAX_NODES = 1_000;

/** An item that may be put out, and the key under which it counts as seen. */
export interface Offer {
	key: string;
	item: JsonObject;
}

const seenByNode = new Map<string, SeenEvents>();

function seenEventsOf(host: IWebhookFunctions, mode: OutputMode): SeenEvents {
	const node = `${host.getWorkflow().id ?? ''}/${host.getNode().id}/${mode}`;
	const seen = seenByNode.get(node) ?? new SeenEvents(RETENTION[mode]);
	if (seenByNode.size >= MAX_NODES) seenByNode.clear();
	seenByNode.set(node, seen);
	return seen;
}

/** The keys in a node's static data, whatever an older version or another hand has put there. */
export function readKeys(value: unknown): SeenKeys {
	if (typeof value !== 'object' || value === null) return {};
	const entries = Object.entries(value).filter(
		(entry): entry is [string, number] => typeof entry[1] === 'number',
	);
	return Object.fromEntries(entries);
}

function secondsNow(): number {
	return Math.floor(Date.now() / 1000);
}

/** Whether a key was seen before. While the user tries the workflow out, nothing was. */
export function isSeen(host: IWebhookFunctions, mode: OutputMode, key: string): boolean {
	if (host.getMode() === 'manual') return false;
	const saved = readKeys(host.getWorkflowStaticData('node').seen);
	return saved[key] !== undefined || seenEventsOf(host, mode).has(key, secondsNow());
}

/**
 * Claims for this delivery what no earlier one has claimed.
 *
 * The keys go into the node's static data, which n8n saves only once the execution is stored; what could
 * not be stored therefore stays unknown, and Zoom's repeat of it is taken.
 *
 * @returns the offers that are new; each key once
 */
export function takeUnseen(
	host: IWebhookFunctions,
	mode: OutputMode,
	offers: readonly Offer[],
): Offer[] {
	const single = [...new Map(offers.map((offer) => [offer.key, offer])).values()];
	if (host.getMode() === 'manual') return single;
	const now = secondsNow();
	const staticData = host.getWorkflowStaticData('node');
	const saved = readKeys(staticData.seen);
	const seen = seenEventsOf(host, mode);
	const unseen = single.filter(({ key }) => saved[key] === undefined && !seen.has(key, now));
	if (unseen.length === 0) return [];

	const keys = unseen.map(({ key }) => key);
	for (const key of keys) seen.begin(key, now);
	const response = host.getResponseObject();
	response.once('close', () => {
		const isStored = response.statusCode >= 200 && response.statusCode < 300;
		const ended = secondsNow();
		for (const key of keys) seen.end(key, isStored && response.writableFinished, ended);
	});
	staticData.seen = seen.merged(saved, keys, now);
	return unseen;
}
