import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { daysLater, parseDay } from '../../shared/dateRange';
import { isN8nStarting } from '../../shared/isN8nStarting';
import { isJsonObject, textOf } from '../../shared/json';
import { credentialIdOf } from '../../zoom/auth/credential';
import { sinceNewest } from './pollWindow';
import { areStored, readKeys, type StoredKeys } from './seenKeys';

/** What a poll leaves to the next one. */
export interface PollState {
	/** When the last poll succeeded, in milliseconds since the epoch; `undefined` when it is not known. */
	polledAt: number | undefined;
	/** The first day that the last poll looked at: what is older counts as known. */
	from: string | undefined;
	/** The keys of files and sets that count as seen, as they are stored; see `readKeys`. */
	seen: unknown;
}

/**
 * Where n8n keeps the state. n8n finds a node's static data by the node's name, so a renamed node would
 * not find its own any more. That is why a copy is kept in the workflow's static data, under the node's
 * ID.
 */
export interface PollStore {
	nodeId: string;
	credentialId: string;
	ofNode: IDataObject;
	ofWorkflow: IDataObject;
}

/** The name of the copies in the workflow's static data, which its Code nodes use as well. */
const COPIES = 'zoomVideoSdkPoll';

const DAY_MS = 86_400_000;

/** A copy that no poll has renewed for this long belongs to a node that no longer exists. */
const KEEP_COPY_MS = 100 * DAY_MS;

/** Video SDK had no cloud recordings before. */
const FIRST_RECORDING = Date.parse('2021-12-01T00:00:00Z');
const LAST_TIME = 8.64e15;

export function openStore(context: IPollFunctions): PollStore {
	return {
		nodeId: context.getNode().id,
		credentialId: credentialIdOf(context.getNode()),
		ofNode: context.getWorkflowStaticData('node'),
		ofWorkflow: context.getWorkflowStaticData('global'),
	};
}

function isTime(value: unknown): value is number {
	return typeof value === 'number' && value >= FIRST_RECORDING && value <= LAST_TIME;
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
		seen,
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
	const textIn = (field: string) =>
		textOf(isJsonObject(store.ofNode) ? store.ofNode[field] : undefined);
	const owner = textIn('node');
	// A node that was copied with its ID has the same copy. What the other node has seen is new to this
	// one.
	if (owner === store.nodeId) return named ?? copy;
	if (owner === undefined) return polledAtOf(copy) > polledAtOf(named) ? copy : (named ?? copy);
	// The name belonged to another node, which now has another name or was replaced by this one.
	if (copy !== undefined) return copy;
	// One that was added for another account: what that has recorded so far is old.
	const credentialId = textIn('credential');
	if (credentialId !== undefined && credentialId !== store.credentialId) return undefined;
	return polledAtOf(parseState(copies[owner])) > polledAtOf(named) ? undefined : named;
}

/** What a poll leaves to the next one, to be stored. */
export interface NextState {
	polledAt: number;
	from: string;
	seen: StoredKeys;
}

/**
 * When a state was stored, if it is the same but for the time of day, by which nothing changes: a poll
 * looks at whole days.
 */
function storedAt(stored: unknown, { polledAt, from, seen }: NextState): number | undefined {
	if (!isJsonObject(stored) || stored.from !== from || !areStored(seen, stored.seen)) {
		return undefined;
	}
	const time = stored.polledAt;
	if (typeof time !== 'number' || time > polledAt) return undefined;
	return Math.floor(time / DAY_MS) === Math.floor(polledAt / DAY_MS) ? time : undefined;
}

/**
 * Stores the state for the node's name and, for a node that gets another one, for its ID. What has not
 * changed is not touched, because n8n writes all static data to its database when anything in it was
 * set.
 */
export function writeState(store: PollStore, next: NextState): void {
	const { nodeId, credentialId, ofNode, ofWorkflow } = store;
	const isOwn = ofNode.node === nodeId && ofNode.credential === credentialId;
	const time = isOwn ? storedAt(ofNode, next) : undefined;
	if (time === undefined) {
		Object.assign(ofNode, { node: nodeId, credential: credentialId, ...next });
	}
	// A copy that is newer than what the name has would mean that the node has another name now.
	const copy = { ...next, polledAt: time ?? next.polledAt, seen: { ...next.seen } };
	const copies = copiesIn(store);
	if (storedAt(copies[nodeId], copy) === copy.polledAt) return;
	const others = Object.entries(copies).filter(
		([id, other]) => id !== nodeId && polledAtOf(parseState(other)) > next.polledAt - KEEP_COPY_MS,
	);
	Object.assign(ofWorkflow, { [COPIES]: Object.fromEntries([...others, [nodeId, copy]]) });
}

/**
 * What is known of a poll whose state n8n has overwritten: it saves the static data that the first trigger of a
 * workflow has in memory, without that of a trigger that was added later. At the start of n8n, a published node has
 * polled before, last when n8n was running: at the earliest when another one stored its state.
 */
function overwrittenState(context: IPollFunctions, store: PollStore): PollState | undefined {
	const copies = Object.values(copiesIn(store));
	// What has an owner was not overwritten, but left by a node that this one replaces.
	const isReplaced = typeof store.ofNode.node === 'string';
	if (isReplaced || copies.length === 0 || !isN8nStarting(context)) return undefined;
	const times = copies.map((copy) => polledAtOf(parseState(copy))).filter((time) => time > 0);
	const polledAt = times.length > 0 ? Math.max(...times) : undefined;
	return { polledAt, from: undefined, seen: undefined };
}

/** What the last poll left, as far as it is reliable, and since when something may be new. */
export function lastPoll(
	context: IPollFunctions,
	now: number,
): { state: PollState | undefined; since: number | undefined; doubt: string | undefined } {
	const store = openStore(context);
	const state = readState(store) ?? overwrittenState(context, store);
	if (state === undefined) return { state, since: undefined, doubt: undefined };
	const { polledAt, from, seen } = state;
	if (polledAt !== undefined && from !== undefined && polledAt <= now) {
		return { state, since: polledAt, doubt: undefined };
	}
	// Corrected by hours, as a clock is after a start, it was wrong by one day of the window at most.
	if (polledAt !== undefined && from !== undefined && polledAt - now < DAY_MS) {
		const known = { polledAt, from: daysLater(from, -1), seen };
		return { state: known, since: now, doubt: undefined };
	}
	return {
		state: { polledAt, from: undefined, seen },
		since: Math.min(sinceNewest(now, readKeys(seen)), polledAt ?? now),
		doubt:
			polledAt !== undefined && polledAt > now
				? 'Zoom poll: the last poll lies in the future, so the clock of this machine was ahead'
				: 'Zoom poll: what the last poll left could not be read',
	};
}
