import type { IWebhookFunctions } from 'n8n-workflow';

import { seenKey, SeenEvents, type SeenKeys } from './SeenEvents';

const seenByNode = new Map<string, SeenEvents>();

function seenEventsOf(host: IWebhookFunctions): SeenEvents {
	const node = `${host.getWorkflow().id ?? ''}/${host.getNode().id}`;
	const seen = seenByNode.get(node) ?? new SeenEvents();
	seenByNode.set(node, seen);
	return seen;
}

function readKeys(value: unknown): SeenKeys {
	if (typeof value !== 'object' || value === null) return {};
	const entries = Object.entries(value).filter(
		(entry): entry is [string, number] => typeof entry[1] === 'number',
	);
	return Object.fromEntries(entries);
}

/**
 * Claims an event for this delivery, unless an earlier one has it.
 *
 * The key goes into the node's static data, which n8n saves only once the execution is stored; an
 * event that could not be stored therefore stays unknown, and Zoom's repeat of it is taken. While the
 * user tries the workflow out, every delivery counts.
 *
 * @returns whether the event is to start the workflow
 */
export function takeOnce(host: IWebhookFunctions, event: string, dedupeKey: string): boolean {
	if (host.getMode() === 'manual') return true;
	const now = Math.floor(Date.now() / 1000);
	const key = seenKey(event, dedupeKey);
	const staticData = host.getWorkflowStaticData('node');
	const saved = readKeys(staticData.seen);
	const seen = seenEventsOf(host);
	if (saved[key] !== undefined || seen.has(key, now)) return false;

	seen.begin(key, now);
	const response = host.getResponseObject();
	response.once('close', () => {
		const isStored = response.statusCode >= 200 && response.statusCode < 300;
		seen.end(key, isStored && response.writableFinished, Math.floor(Date.now() / 1000));
	});
	staticData.seen = seen.merged(saved, key, now);
	return true;
}
