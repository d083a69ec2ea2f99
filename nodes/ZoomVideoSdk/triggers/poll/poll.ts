import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import type { DateRange } from '../../shared/dateRange';
import { InputError } from '../../shared/errors';
import { isN8nStarting } from '../../shared/isN8nStarting';
import { textOf, type JsonObject } from '../../shared/json';
import { toNodeError } from '../../shared/toNodeError';
import { refuseUnevaluated } from '../../shared/parameters/unevaluated';
import { withDeadline } from '../../shared/async/withDeadline';
import { ZoomApi } from '../../zoom/http/ZoomApi';
import { listRecordings } from '../../zoom/recordings/listRecordings';
import { pollFields } from './fields';
import { simplifiedItem } from '../../zoom/recordings/simplifiedRecordings';
import { allKeysOf, keysOf, newItemsOf } from './newItems';
import { lastPoll, openStore, writeState, type NextState, type PollState } from './pollState';
import { pollWindow, secondsOf } from './pollWindow';
import { dayOf, keysWithin, readKeys, toStoredKeys } from './seenKeys';
import { readPollSettings, type PollSettings } from './settings';

/** How far a manual fetch looks back for the newest recording. */
const MANUAL_DAYS = 30;

function sessionsOf(api: ZoomApi, range: DateRange, all: boolean) {
	const query = { range, trash: undefined, sessionName: undefined, fileKinds: [] };
	return listRecordings(api, query, { all });
}

/** In seconds since the epoch; not a number when Zoom does not say it. */
function beganAt(session: JsonObject): number {
	return Math.floor(Date.parse(textOf(session.start_time) ?? '') / 1000);
}

/**
 * The start of a session in seconds since the epoch. A session without a start counts as today's, and
 * so does one that began before the requested days: Zoom may list a long session by the day of its
 * recording.
 */
function startOf(session: JsonObject, now: number, first: number): number {
	const start = beganAt(session);
	return start >= first ? start : Math.floor(now / 1000);
}

/** The newest session, its files, or its set even if incomplete: something to build a workflow with. */
async function fetchNewest(api: ZoomApi, settings: PollSettings): Promise<JsonObject[]> {
	const now = Date.now();
	const view = { output: settings.output, incompleteSetTimeoutHours: 0, now, isSeen: () => false };
	for await (const session of sessionsOf(api, pollWindow(now, undefined, MANUAL_DAYS), false)) {
		const { items } = newItemsOf(session, view);
		if (items.length > 0) return items;
	}
	throw new InputError(
		`Zoom lists no recording of the last ${MANUAL_DAYS} days that matches the filters`,
		'Check the filters, and that the API key belongs to the account that records.',
	);
}

/**
 * Looks through sessions, the oldest first, for what is new since the last state.
 *
 * @returns what is new, and the next state
 */
function findNew(
	sessions: readonly JsonObject[],
	state: PollState | undefined,
	range: DateRange,
	{ output, incompleteSetTimeoutHours, includeExistingRecordings }: PollSettings,
): { items: JsonObject[]; next: NextState } {
	const now = Date.now();
	const first = secondsOf(range.from);
	const knownFrom = state?.from === undefined ? -Infinity : secondsOf(state.from);
	const seen = readKeys(state?.seen);
	const view = { output, incompleteSetTimeoutHours, now, isSeen: (key: string) => seen.has(key) };
	const found: JsonObject[] = [];
	for (const session of sessions) {
		const start = startOf(session, now, first);
		// After Look Back was raised, Zoom lists sessions that were never looked at. They count as old,
		// too.
		const isOld = state === undefined ? !includeExistingRecordings : start < knownFrom;
		const { items, keys } = isOld
			? { items: [], keys: keysOf(session, view) }
			: newItemsOf(session, view);
		for (const item of items) found.push(item);
		for (const key of keys) seen.set(key, dayOf(start));
		// Keys expire by the start of their session. If a session is listed for longer, its keys must not
		// be forgotten.
		for (const key of beganAt(session) >= first ? [] : allKeysOf(session, view)) {
			if (seen.has(key)) seen.set(key, dayOf(start));
		}
	}
	const { kept, from } = keysWithin(seen, range);
	return { items: found, next: { polledAt: now, from, seen: toStoredKeys(kept) } };
}

function warn(context: IPollFunctions, text: string): void {
	context.logger.warn(text, {
		node: context.getNode().name,
		workflowId: context.getWorkflow().id,
	});
}

async function fetchNew(
	context: IPollFunctions,
	api: ZoomApi,
	settings: PollSettings,
	signal?: AbortSignal,
): Promise<JsonObject[]> {
	const { since } = lastPoll(context, Date.now());
	const range = pollWindow(Date.now(), since, settings.lookBackDays);
	const sessions: JsonObject[] = [];
	for await (const session of sessionsOf(api, range, true)) sessions.push(session);
	sessions.reverse();
	signal?.throwIfAborted();
	// From here on, nothing is awaited, so a second poll at the same time finds the keys of the first. A
	// poll that failed did not get this far, and has changed nothing.
	const { state, doubt } = lastPoll(context, Date.now());
	const { items, next } = findNew(sessions, state, range, settings);
	writeState(openStore(context), next);
	if (doubt !== undefined) {
		warn(context, `${doubt}. Recordings may be returned again, but none is lost.`);
	}
	if (next.from > range.from && next.from !== state?.from) {
		warn(
			context,
			`Zoom poll: there are more recordings than a poll can remember, so it looks back to ${next.from} only. What is added to older sessions is not returned.`,
		);
	}
	return items;
}

const polledBefore = new WeakSet<IPollFunctions>();

/** n8n 2.41 waits for 84 seconds for a workflow to start. */
const START_LIMIT_MS = 45_000;

/**
 * Whether n8n polls because it has just started. If that poll fails or takes long, n8n does
 * not poll any more: 2.41 until the workflow is published again, and n8n 1 tries again ever more rarely.
 */
function isStarting(context: IPollFunctions): boolean {
	const isFirst = !polledBefore.has(context);
	polledBefore.add(context);
	return isFirst && isN8nStarting(context);
}

/**
 * Asks Zoom for what is new. When run by hand, it returns the newest recording and remembers nothing.
 *
 * @returns `null` when there is nothing new: n8n then starts no execution. Also if the poll at the start of n8n fails:
 *   the next one covers the gap, and is recorded if it fails, too
 * @throws NodeApiError, NodeOperationError; n8n records it, and the next poll covers the gap
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const isStart = isStarting(context);
	try {
		refuseUnevaluated(context.getNode().parameters, pollFields);
		const settings = readPollSettings(context);
		const api = await ZoomApi.open(context);
		const read = async (signal?: AbortSignal) =>
			context.getMode() === 'manual'
				? await fetchNewest(api, settings)
				: await fetchNew(context, api, settings, signal);
		const items = isStart ? await withDeadline(START_LIMIT_MS, read) : await read();
		const { simplify } = settings.output;
		return items.length > 0
			? [items.map((item) => ({ json: simplify ? simplifiedItem(item) : item }))]
			: null;
	} catch (error) {
		const failure = toNodeError(context.getNode(), error);
		if (!isStart) throw failure;
		warn(
			context,
			`Zoom poll: the poll at the start of n8n failed (${failure.message}). The next one covers the gap.`,
		);
		return null;
	}
}
