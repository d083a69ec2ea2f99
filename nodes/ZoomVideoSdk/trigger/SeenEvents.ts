import { createHash } from 'node:crypto';

/** When each key was seen, in seconds since the epoch. */
export type SeenKeys = Readonly<Record<string, number>>;

/** Zoom's last repeat comes 85 minutes after the first try; three hours leave room for a slow one. */
const MAX_AGE_SECONDS = 3 * 3600;

/** Bounds what is written to the database with every event: 2,000 keys are some 60 kB. */
const MAX_KEYS = 2_000;

/** A short text for what makes two deliveries the same: the event, and which recordings it tells of. */
export function seenKey(event: string, dedupeKey: string): string {
	return createHash('sha256').update(`${event}\n${dedupeKey}`).digest('base64url').slice(0, 16);
}

/** The keys still worth keeping, the newest last. */
export function pruned(keys: SeenKeys, nowSeconds: number): Record<string, number> {
	const recent = Object.entries(keys).filter(([, seenAt]) => nowSeconds - seenAt < MAX_AGE_SECONDS);
	return Object.fromEntries(recent.slice(-MAX_KEYS));
}

/**
 * Remembers in this process which events are being handed over to n8n, and which it has stored.
 *
 * n8n loads a node's static data anew for each call and saves it afterwards, so two calls at the same
 * moment neither see nor keep each other's keys. Here they do.
 */
export class SeenEvents {
	private readonly underWay = new Map<string, number>();
	private stored: Record<string, number> = {};

	/** Whether an event is being handed over, or was stored, by this process. */
	has(key: string, nowSeconds: number): boolean {
		const began = this.underWay.get(key);
		if (began !== undefined && nowSeconds - began < MAX_AGE_SECONDS) return true;
		const seenAt = this.stored[key];
		return seenAt !== undefined && nowSeconds - seenAt < MAX_AGE_SECONDS;
	}

	/** Notes that an event is being handed over to n8n. */
	begin(key: string, nowSeconds: number): void {
		this.underWay.set(key, nowSeconds);
	}

	/**
	 * Notes how the handing over ended. An event that n8n could not store is forgotten at once, so that
	 * Zoom's repeat of it is taken.
	 */
	end(key: string, isStored: boolean, nowSeconds: number): void {
		this.underWay.delete(key);
		if (isStored) this.stored = pruned({ ...this.stored, [key]: nowSeconds }, nowSeconds);
	}

	/** What a node's static data should hold: what it held, what this process stored, and a new key. */
	merged(saved: SeenKeys, key: string, nowSeconds: number): Record<string, number> {
		return pruned({ ...this.stored, ...saved, [key]: nowSeconds }, nowSeconds);
	}
}
