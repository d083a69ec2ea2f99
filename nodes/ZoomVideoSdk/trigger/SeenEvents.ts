import { createHash } from 'node:crypto';

/** When each key was seen, in seconds since the epoch. */
export type SeenKeys = Readonly<Record<string, number>>;

/** How long keys are kept, and how many: they are written to the database with every event. */
export interface Retention {
	maxAgeSeconds: number;
	maxKeys: number;
}

/**
 * Of whole events only Zoom's repeats come again, the last after 85 minutes; three hours leave room for
 * a slow one. 2,000 keys are some 60 kB.
 */
export const KEEP_FOR_REPEATS: Retention = { maxAgeSeconds: 3 * 3600, maxKeys: 2_000 };

/** A short text for what makes two deliveries the same: the event, and which recordings it tells of. */
export function seenKey(event: string, dedupeKey: string): string {
	return createHash('sha256').update(`${event}\n${dedupeKey}`).digest('base64url').slice(0, 16);
}

/** The keys still worth keeping, the newest last. */
export function pruned(
	keys: SeenKeys,
	nowSeconds: number,
	{ maxAgeSeconds, maxKeys }: Retention = KEEP_FOR_REPEATS,
): Record<string, number> {
	const recent = Object.entries(keys).filter(([, seenAt]) => nowSeconds - seenAt < maxAgeSeconds);
	return Object.fromEntries(recent.sort(([, one], [, other]) => one - other).slice(-maxKeys));
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
	private stored: Record<string, number> = {};

	constructor(private readonly retention: Retention = KEEP_FOR_REPEATS) {}

	/** Whether a key was stored: by this process, or by whoever saved the node's static data. */
	isStored(key: string, nowSeconds: number, saved: SeenKeys = {}): boolean {
		this.settle(nowSeconds);
		return [this.stored[key], saved[key]].some(
			(seenAt) => seenAt !== undefined && nowSeconds - seenAt < this.retention.maxAgeSeconds,
		);
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
		if (stored.length > 0) this.stored = this.merged({}, stored, nowSeconds);
	}

	/** What a node's static data should hold: what it held, what this process stored, and new keys. */
	merged(saved: SeenKeys, added: readonly string[], nowSeconds: number): Record<string, number> {
		const keys = added.map((key) => [key, nowSeconds]);
		return pruned(
			{ ...this.stored, ...saved, ...Object.fromEntries(keys) },
			nowSeconds,
			this.retention,
		);
	}
}
