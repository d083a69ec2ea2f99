import { digest } from '../../shared/digest';
import { textOf, type Json, type JsonObject } from '../../shared/json';
import type { TimeRange } from '../../shared/moments';
import type { ZoomApi } from '../http/ZoomApi';
import { TOKEN_FIELDS } from '../recordings/sessionRecordings';
import { eventItem, eventNameOf, type EventItem } from './eventItem';
import { bodyOf, isDelivered, verifyEntry, type UnusableReason } from './logEntry';
import { sentAt, webhookLogByWeek } from './webhookLog';

/** Zoom's last repeat comes 85 minutes after the first try. */
const REPEATS_MS = 2 * 3_600_000;

/** Which events count as missed. */
export interface MissedQuery {
	range: TimeRange;
	/** Names of events; not empty. */
	events: readonly string[];
	endpoint?: string | undefined;
	/** The current one first; not empty. */
	secrets: readonly string[];
	includeDownloadToken: boolean;
}

export interface MissedEvents {
	/** As the trigger would have returned them, the earliest first. */
	items: EventItem[];
	/** How many other failed deliveries there are whose events cannot be returned, by reason. */
	unusable: Partial<Record<UnusableReason, number>>;
}

/** An event with a failed delivery. */
interface MissedEvent {
	/** What is the same in all its deliveries, whatever address and token a copy has. */
	identity: string;
	/** When it happened, or was sent; milliseconds since the epoch. */
	at: number;
	item: EventItem;
}

/** What is different in the two copies of what Zoom sends twice. */
const DIFFERENT_IN_COPIES: readonly string[] = [...TOKEN_FIELDS, 'download_url'];

/** What an event says, for one that does not say when it happened. */
function contentOf(body: JsonObject): string {
	const isSame = (name: string) => !DIFFERENT_IN_COPIES.includes(name);
	return digest(JSON.stringify(body, (name, value: Json) => (isSame(name) ? value : undefined)));
}

function readEvent(entry: JsonObject, includeDownloadToken: boolean): MissedEvent | undefined {
	const body = bodyOf(entry);
	const event = body && eventNameOf(body);
	if (body === undefined || event === undefined) return undefined;
	const item = eventItem(event, body, includeDownloadToken);
	const moment = textOf(item.event_ts);
	return {
		identity: JSON.stringify([event, moment ?? contentOf(body), item.dedupe_key]),
		at: Number(moment ?? sentAt(entry)) || 0,
		item,
	};
}

/** Sorts the deliveries in the log into events that the receiver accepted and those that never arrived. */
export class MissedEventsFinder {
	private readonly delivered = new Set<string>();

	private readonly missed = new Map<string, MissedEvent>();

	private readonly unusable = new Map<string, UnusableReason>();

	private readonly failedAt: number[] = [];

	constructor(private readonly query: Omit<MissedQuery, 'range'>) {}

	/** Adds an attempt to deliver an event. */
	add(entry: JsonObject): void {
		const { events, secrets, includeDownloadToken } = this.query;
		const event = readEvent(entry, includeDownloadToken);
		const name = event?.item.event ?? textOf(entry.event);
		if (name !== undefined && !events.includes(name)) return;
		// One address may have received what another did not.
		const identity = event?.identity ?? digest(JSON.stringify(entry));
		const key = JSON.stringify([entry.endpoint, identity]);
		if (isDelivered(entry)) {
			this.delivered.add(key);
			return;
		}
		this.failedAt.push(sentAt(entry));
		const { unusable } = verifyEntry(entry, secrets);
		if (unusable !== undefined) this.unusable.set(key, unusable);
		else if (event === undefined) this.unusable.set(key, 'cut_body');
		else this.missed.set(key, event);
	}

	/**
	 * When another delivery of what failed may have succeeded: a repeat, or the other copy of what Zoom
	 * sent twice.
	 *
	 * @param range in which the failures are
	 * @returns `undefined` when nothing failed
	 */
	deliveriesAround(range: TimeRange, now: number): TimeRange | undefined {
		if (this.failedAt.length === 0) return undefined;
		const isKnown = !this.failedAt.some(Number.isNaN);
		const times = isKnown ? this.failedAt : [range.from, range.to];
		const first = times.reduce((one, other) => Math.min(one, other));
		const last = times.reduce((one, other) => Math.max(one, other));
		return { from: first - REPEATS_MS, to: Math.max(last, Math.min(last + REPEATS_MS, now)) };
	}

	result(): MissedEvents {
		const isMissing = (key: string) => !this.delivered.has(key);
		// Each one once, even if several addresses missed it.
		const missed = new Map(
			[...this.missed].flatMap(([key, event]) => (isMissing(key) ? [[event.identity, event]] : [])),
		);
		const unusable: MissedEvents['unusable'] = {};
		for (const [key, reason] of this.unusable) {
			if (!isMissing(key) || this.missed.has(key)) continue;
			unusable[reason] = (unusable[reason] ?? 0) + 1;
		}
		const inOrder = [...missed.values()].sort((one, other) => one.at - other.at);
		return { items: inOrder.map(({ item }) => item), unusable };
	}
}

/**
 * The events that were never delivered, as the trigger would have returned them. Each signature is
 * checked.
 *
 * There are usually few failed deliveries. Only if there are some, the successful ones are read as
 * well, from as long before the first failure as Zoom repeats, until Zoom's last repeat.
 *
 * @throws ZoomError when the log cannot be read
 */
export async function findMissedEvents(
	api: ZoomApi,
	{ range, ...rules }: MissedQuery,
): Promise<MissedEvents> {
	const { events, endpoint } = rules;
	const finder = new MissedEventsFinder(rules);
	const read = async (type: 'failed' | 'successful', during: TimeRange) => {
		const query = { range: during, events, endpoint, type };
		const log = webhookLogByWeek(api, query, (entry) => {
			// What was lost before the requested time was not requested.
			if (isDelivered(entry) || !(sentAt(entry) < range.from)) finder.add(entry);
		});
		let week = await log.next();
		while (week.done !== true) week = await log.next();
	};
	await read('failed', range);
	const around = finder.deliveriesAround(range, Date.now());
	if (around !== undefined) await read('successful', around);
	return finder.result();
}
