import { randomBytes } from 'node:crypto';

import { isJsonObject, textOf } from '../../../shared/json';
import { KEEP_FOR_REPEATS, ExpiringKeys, type Retention } from './ExpiringKeys';

/** What is saved in a node's static data. */
export interface SavedKeys {
	/** Which process wrote it. No process needs to read what it wrote itself. */
	by: string;
	/** The keys that the writer knew to be stored; a text of `ExpiringKeys`. */
	stored: string;
	/** The keys of the delivery with which it was saved: n8n saves it once that delivery is stored. */
	added: string;
}

const NOTHING_SAVED: SavedKeys = { by: '', stored: '', added: '' };

/** The keys in a node's static data, which anything may have written to. */
export function readSaved(value: unknown): SavedKeys {
	if (!isJsonObject(value)) return NOTHING_SAVED;
	const { by, stored, added } = value;
	return { by: textOf(by) ?? '', stored: textOf(stored) ?? '', added: textOf(added) ?? '' };
}

/** What happened to a delivery, as far as it is known. */
export type Outcome = 'pending' | 'stored' | 'failed';

/**
 * How long a delivery without an outcome counts as in flight, in seconds. Zoom's first repeat, after 5
 * minutes, may be postponed because of it; the second one, after 25, must start the workflow, or the
 * event would be lost.
 */
const MAX_PENDING_SECONDS = 20 * 60;

/** An event that was given to n8n, to be stored as an execution. */
export interface Delivery {
	/** The keys under which it counts as seen once it is stored. */
	store: readonly string[];
	/** The keys that no other delivery may claim meanwhile. */
	claim: readonly string[];
	/** What happened to it, as far as it is known. */
	outcome: () => Outcome;
}

interface InFlight extends Delivery {
	startedAt: number;
	/** Wakes the deliveries that wait for its end. */
	waiting: Set<() => void>;
}

/**
 * Tracks in this process which keys are in flight, and which n8n has stored.
 *
 * n8n loads a node's static data again for each call and saves it afterwards, so two calls at the same
 * moment neither see nor keep each other's keys in it. Here they do.
 */
export class DeliveryTracker {
	private readonly inFlight = new Set<InFlight>();
	private readonly claims = new Map<string, InFlight>();
	private readonly stored: ExpiringKeys;
	private readonly id = randomBytes(6).toString('base64url');
	private lastRead = '';

	constructor(private readonly retention: Retention = KEEP_FOR_REPEATS) {
		this.stored = new ExpiringKeys(retention);
	}

	/** Adds the keys that another process stored, and those of this one that n8n has saved meanwhile. */
	merge({ by, stored, added }: SavedKeys): void {
		if (by !== this.id && stored !== this.lastRead) {
			this.stored.addSerialized(stored);
			this.lastRead = stored;
		}
		this.stored.addSerialized(added);
	}

	/** Whether a key was stored, by this process or by another whose keys were merged. */
	isStored(key: string, nowSeconds: number): boolean {
		this.settle(nowSeconds);
		return this.stored.has(key, nowSeconds);
	}

	/** Whether a delivery with this key is in flight: whether n8n stores it is not known yet. */
	isInFlight(key: string, nowSeconds: number): boolean {
		this.settle(nowSeconds);
		return this.claims.has(key);
	}

	/** Whether any delivery is in flight. */
	hasInFlight(nowSeconds: number): boolean {
		this.settle(nowSeconds);
		return this.inFlight.size > 0;
	}

	/**
	 * Notes that a delivery is in flight.
	 *
	 * @returns what to call once it is stored, however long that took
	 */
	start(delivery: Delivery, nowSeconds: number): (storedAtSeconds: number) => void {
		const started: InFlight = { ...delivery, startedAt: nowSeconds, waiting: new Set() };
		this.inFlight.add(started);
		for (const key of delivery.claim) this.claims.set(key, started);
		return (storedAtSeconds) => this.end(started, 'stored', storedAtSeconds);
	}

	/** Waits for the end of the delivery in flight with this key, but no longer than until `timeUp`. */
	async untilEnded(key: string, timeUp: Promise<void>): Promise<void> {
		const claim = this.claims.get(key);
		if (claim === undefined) return;
		let wake = () => {};
		const ended = new Promise<void>((resolve) => (wake = resolve));
		claim.waiting.add(wake);
		await Promise.race([ended, timeUp]);
		claim.waiting.delete(wake);
	}

	/** Adds keys of something that is stored already. */
	addStored(keys: readonly string[], nowSeconds: number): void {
		this.stored.add(keys, nowSeconds);
	}

	/** Removes keys of what was not stored after all. */
	forget(keys: readonly string[]): void {
		this.stored.remove(keys);
	}

	/**
	 * Ends the deliveries whose outcome is known. What n8n could not store is forgotten immediately, so
	 * that Zoom's repeat of it starts the workflow.
	 */
	settle(nowSeconds: number): void {
		for (const delivery of this.inFlight) {
			const known = delivery.outcome();
			// It cannot have begun in the future: the clock was set back since.
			delivery.startedAt = Math.min(delivery.startedAt, nowSeconds);
			if (known === 'pending' && nowSeconds - delivery.startedAt < MAX_PENDING_SECONDS) continue;
			this.end(delivery, known, nowSeconds);
		}
	}

	private end(delivery: InFlight, outcome: Outcome, nowSeconds: number): void {
		this.inFlight.delete(delivery);
		for (const key of delivery.claim) {
			// One that took too long may have been followed by another.
			if (this.claims.get(key) === delivery) this.claims.delete(key);
		}
		if (outcome === 'stored') this.stored.add(delivery.store, nowSeconds);
		for (const wake of delivery.waiting) wake();
	}

	/**
	 * What to save in the node's static data: what has been stored so far, and the keys of a new
	 * delivery.
	 */
	toSave(keys: readonly string[], nowSeconds: number): SavedKeys {
		const added = new ExpiringKeys(this.retention);
		added.add(keys, nowSeconds);
		return {
			by: this.id,
			stored: this.stored.serialize(nowSeconds),
			added: added.serialize(nowSeconds),
		};
	}
}
