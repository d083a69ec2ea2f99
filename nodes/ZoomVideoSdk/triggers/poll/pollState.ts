import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { parseDay, type DateRange } from '../../shared/dateRange';
import { isJsonObject, textOf } from '../../shared/json';
import { DAY_SECONDS, newestIn, secondsOf, sinceNewest } from './pollWindow';

/** What a poll leaves to the next one. */
export interface PollState {
	/** When the last poll succeeded, in milliseconds since the epoch; `undefined` when it is not known. */
	polledAt: number | undefined;
	/** The first day that the last poll looked at: what is older counts as known. */
	from: string | undefined;
	/** The keys of files and sets that count as seen, with the start of the session. */
	seen: Readonly<Record<string, number>>;
}

/**
 * Where n8n keeps the state. n8n finds a node's static data by the node's name, so a renamed node would
 * not find its own any more. That is why a copy is kept in the workflow's static data, under the node's
 * ID.
 */
export interface PollStore {
	nodeId: string;
	ofNode: IDataObject;
	ofWorkflow: IDataObject;
}

/** The name of the copies in the workflow's static data, which its Code nodes use as well. */
const COPIES = 'zoomVideoSdkPoll';

/** A copy that no poll has renewed for this long belongs to a node that no longer exists. */
const KEEP_COPY_MS = 100 * 86_400_000;

/** Days that keys are kept beyond the window: clocks differ, and Zoom's days begin at midnight UTC. */
const KEEP_DAYS_MORE = 2;

/** Video SDK had no cloud recordings before. */
const FIRST_RECORDING = Date.parse('2021-12-01T00:00:00Z');
const LAST_TIME = 8.64e15;

export function openStore(context: IPollFunctions): PollStore {
	return {
		nodeId: context.getNode().id,
		ofNode: context.getWorkflowStaticData('node'),
		ofWorkflow: context.getWorkflowStaticData('global'),
	};
}

function isTime(value: unknown): value is number {
	return typeof value === 'number' && value >= FIRST_RECORDING && value <= LAST_TIME;
}

function readSeen(value: unknown): Record<string, number> {
	if (typeof value !== 'object' || value === null) return {};
	const entries = Object.entries(value).filter(
		(entry): entry is [string, number] => typeof entry[1] === 'number',
	);
	return Object.fromEntries(entries);
}

/** Reads a state that anything may have written. @returns `undefined` when there is none. */
export function parseState(value: unknown): PollState | undefined {
	if (!isJsonObject(value)) return undefined;
	const { polledAt, from, seen } = value;
	if (polledAt === undefined && from === undefined && seen === undefined) return undefined;
	const day = typeof from === 'string' ? parseDay(from) : undefined;
	const time = isTime(polledAt) ? polledAt : undefined;
	// No poll looks only at days in the future.
	const isPast = time === undefined || Date.parse(day ?? '') <= time;
	return {
		polledAt: time,
		from: day === from && isPast ? day : undefined,
		seen: readSeen(seen),
	};
}

function copiesIn({ ofWorkflow }: PollStore): Record<string, unknown> {
	const copies: unknown = ofWorkflow[COPIES];
	return isJsonObject(copies) ? copies : {};
}

function polledAtOf(state: PollState | undefined): number {
	return state?.polledAt ?? 0;
}

/**
 * Reads what the last poll of a node left, whatever its name was then.
 *
 * @returns `undefined` before the first poll
 */
export function readState(store: PollStore): PollState | undefined {
	const copies = copiesIn(store);
	const copy = parseState(copies[store.nodeId]);
	const named = parseState(store.ofNode);
	const owner = textOf(isJsonObject(store.ofNode) ? store.ofNode.node : undefined);
	// A node that was copied with its ID has the same copy. What the other node has seen is new to this
	// one.
	if (owner === store.nodeId) return named ?? copy;
	if (owner === undefined) return polledAtOf(copy) > polledAtOf(named) ? copy : (named ?? copy);
	// The name belonged to another node, which now has another name or was replaced by this one.
	if (copy !== undefined) return copy;
	return polledAtOf(parseState(copies[owner])) > polledAtOf(named) ? undefined : named;
}

export function writeState(
	store: PollStore,
	{ polledAt, from, seen }: { polledAt: number; from: string; seen: Record<string, number> },
): void {
	const { nodeId, ofNode, ofWorkflow } = store;
	Object.assign(ofNode, { node: nodeId, polledAt, from, seen });
	const others = Object.entries(copiesIn(store)).filter(
		([id, copy]) => id !== nodeId && polledAtOf(parseState(copy)) > polledAt - KEEP_COPY_MS,
	);
	const copies = [...others, [nodeId, { polledAt, from, seen: { ...seen } }]];
	Object.assign(ofWorkflow, { [COPIES]: Object.fromEntries(copies) });
}

/** What the last poll left, as far as it is reliable, and since when something may be new. */
export function lastPoll(
	context: IPollFunctions,
	now: number,
): { state: PollState | undefined; since: number | undefined; doubt: string | undefined } {
	const state = readState(openStore(context));
	if (state === undefined) return { state, since: undefined, doubt: undefined };
	const { polledAt, from, seen } = state;
	if (polledAt !== undefined && from !== undefined && polledAt <= now) {
		return { state, since: polledAt, doubt: undefined };
	}
	return {
		state: { polledAt, from: undefined, seen },
		since: sinceNewest(now, seen),
		doubt:
			polledAt !== undefined && polledAt > now
				? 'Zoom poll: the last poll lies in the future, so the clock of this machine was ahead'
				: 'Zoom poll: what the last poll left could not be read',
	};
}

/**
 * The keys that can still be needed. They expire by the start of their session, like the window:
 * nothing is forgotten while Zoom lists it, and the store is as large as the window.
 *
 * The window depends on this machine's clock, which may be wrong, but the starts are Zoom's. So what is
 * within a window of the newest known session is kept all the same.
 */
export function keysWithin(
	keys: Readonly<Record<string, number>>,
	{ from, to }: DateRange,
): Record<string, number> {
	const first = secondsOf(from);
	const newest = newestIn(keys) ?? first;
	const oldest = Math.min(first, newest - (secondsOf(to) - first)) - KEEP_DAYS_MORE * DAY_SECONDS;
	return Object.fromEntries(Object.entries(keys).filter(([, start]) => start >= oldest));
}
