import { randomBytes } from 'node:crypto';

import { isJsonObject, textOf } from '../../../shared/json';
import { KEEP_FOR_REPEATS, ExpiringKeys, type Retention } from './ExpiringKeys';

/** What a node's static data holds. */
export interface SavedKeys {
	/** Who wrote it. What this process wrote itself it need not read again. */
	by: string;
	/** The keys that the writer knew to be stored; a text of `RecentKeys`. */
	stored: string;
	/** The keys of the delivery with which it was saved: n8n saves it once that delivery is stored. */
	added: string;
}

const NOTHING_SAVED: SavedKeys = { by: '', stored: '', added: '' };

/** The keys in a node's static data, whatever another version or another hand has put there. */
export function readSaved(value: unknown): SavedKeys {
	if (!isJsonObject(value)) return NOTHING_SAVED;
	const { by, stored, added } = value;
	return { by: textOf(by) ?? '', stored: textOf(stored) ?? '', added: textOf(added) ?? '' };
}

/** What became of something that is handed over to n8n, as far as it is known. */
export type Outcome = 'pending' | 'stored' | 'failed';

/**
 * How long a delivery counts as being stored, in seconds, when nothing becomes known of it. Zoom's first
 * repeat, after 5 minutes, may find it so and is put off; the second one, after 25, must be taken, or
 * the event would be lost.
 */
const MAX_PENDING_SECONDS = 20 * 60;

/** A delivery that is being handed over to n8n. */
export interface Delivery {
	/** Under what it counts as seen once it is stored. */
	store: readonly string[];
	/** What no other delivery may be about meanwhile. */
	claim: readonly string[];
	/** What became of it, as far as it is known. */
	outcome: () => Outcome;
}

interface InFlight extends Delivery {
	began: number;
	/** Wakes those that wait for its end. */
	waiting: Set<() => void>;
}

/**
 * Remembers in this process which keys are being handed over to n8n, and which it has stored.
 *
 * n8n loads a node's static data anew for each call and saves it afterwards, so two calls at the same
 * moment neither see nor keep each other's keys. Here they do.
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

	/** Takes over what another process stored, and what of this one's own n8n has saved meanwhile. */
	merge({ by, stored, added }: SavedKeys): void {
		if (by !== this.id && stored !== this.lastRead) {
			this.stored.addSerialized(stored);
			this.lastRead = stored;
		}
		this.stored.addSerialized(added);
	}

	/** Whether a key was stored: by this process, or by another one of which it has learnt. */
	isStored(key: string, nowSeconds: number): boolean {
		this.settle(nowSeconds);
		return this.stored.has(key, nowSeconds);
	}

	/** Whether a key is being handed over, and it is not known yet whether n8n stores it. */
	isInFlight(key: string, nowSeconds: number): boolean {
		this.settle(nowSeconds);
		return this.claims.has(key);
	}

	/** Whether anything is being handed over. */
	hasInFlight(nowSeconds: number): boolean {
		this.settle(nowSeconds);
		return this.inFlight.size > 0;
	}

	/**
	 * Notes that something is being handed over to n8n.
	 *
	 * @returns what to call once it is stored, however long that took
	 */
	start(delivery: Delivery, nowSeconds: number): (storedAtSeconds: number) => void {
		const begun: InFlight = { ...delivery, began: nowSeconds, waiting: new Set() };
		this.inFlight.add(begun);
		for (const key of delivery.claim) this.claims.set(key, begun);
		return (storedAtSeconds) => this.end(begun, 'stored', storedAtSeconds);
	}

	/** Waits until what is being handed over under a key has ended, but no longer than until `timeUp`. */
	async untilEnded(key: string, timeUp: Promise<void>): Promise<void> {
		const claim = this.claims.get(key);
		if (claim === undefined) return;
		let wake = () => {};
		const ended = new Promise<void>((resolve) => (wake = resolve));
		claim.waiting.add(wake);
		await Promise.race([ended, timeUp]);
		claim.waiting.delete(wake);
	}

	/** Notes keys that turned out to stand for something that is stored. */
	addStored(keys: readonly string[], nowSeconds: number): void {
		this.stored.add(keys, nowSeconds);
	}

	/** Notes that what counted as stored is not. */
	forget(keys: readonly string[]): void {
		this.stored.remove(keys);
	}

	/**
	 * Looks how the handings over have ended. What n8n could not store is forgotten at once, so that
	 * Zoom's repeat of it is taken.
	 */
	settle(nowSeconds: number): void {
		for (const delivery of this.inFlight) {
			const known = delivery.outcome();
			if (known === 'pending' && nowSeconds - delivery.began < MAX_PENDING_SECONDS) continue;
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

	/** What the node's static data should hold: what is stored by now, and the keys of a new delivery. */
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
