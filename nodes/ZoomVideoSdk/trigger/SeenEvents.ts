import { randomBytes } from 'node:crypto';

import { isJsonObject, textOf } from '../zoom/json';
import { KEEP_FOR_REPEATS, RecentKeys, type Retention } from './RecentKeys';

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
 * How long an outcome is waited for, in seconds: less than the five minutes to Zoom's first repeat, so
 * that one which never becomes known does not keep the repeat from being taken.
 */
const MAX_PENDING_SECONDS = 240;

interface HandingOver {
	began: number;
	outcome: () => Outcome;
}

/**
 * Remembers in this process which keys are being handed over to n8n, and which it has stored.
 *
 * n8n loads a node's static data anew for each call and saves it afterwards, so two calls at the same
 * moment neither see nor keep each other's keys. Here they do.
 */
export class SeenEvents {
	private readonly underWay = new Map<string, HandingOver>();
	private readonly stored: RecentKeys;
	private readonly id = randomBytes(6).toString('base64url');
	private lastRead = '';

	constructor(private readonly retention: Retention = KEEP_FOR_REPEATS) {
		this.stored = new RecentKeys(retention);
	}

	/** Takes over what another process stored, and what of this one's own n8n has saved meanwhile. */
	learn({ by, stored, added }: SavedKeys): void {
		if (by !== this.id && stored !== this.lastRead) {
			this.stored.addText(stored);
			this.lastRead = stored;
		}
		this.stored.addText(added);
	}

	/** Whether a key was stored: by this process, or by another one of which it has learnt. */
	isStored(key: string, nowSeconds: number): boolean {
		this.settle(nowSeconds);
		return this.stored.has(key, nowSeconds);
	}

	/** Whether a key is being handed over, and it is not known yet whether n8n stores it. */
	isUnderWay(key: string, nowSeconds: number): boolean {
		this.settle(nowSeconds);
		return this.underWay.has(key);
	}

	/** Notes that something is being handed over to n8n. */
	begin(key: string, nowSeconds: number, outcome: () => Outcome): void {
		this.underWay.set(key, { began: nowSeconds, outcome });
	}

	/**
	 * Looks how the handings over have ended. What n8n could not store is forgotten at once, so that
	 * Zoom's repeat of it is taken.
	 */
	settle(nowSeconds: number): void {
		const stored: string[] = [];
		for (const [key, { began, outcome }] of this.underWay) {
			const known = outcome();
			if (known === 'pending' && nowSeconds - began < MAX_PENDING_SECONDS) continue;
			this.underWay.delete(key);
			if (known === 'stored') stored.push(key);
		}
		this.stored.add(stored, nowSeconds);
	}

	/** What the node's static data should hold: what is stored by now, and the keys of a new delivery. */
	toSave(keys: readonly string[], nowSeconds: number): SavedKeys {
		const added = new RecentKeys(this.retention);
		added.add(keys, nowSeconds);
		return {
			by: this.id,
			stored: this.stored.toText(nowSeconds),
			added: added.toText(nowSeconds),
		};
	}
}
