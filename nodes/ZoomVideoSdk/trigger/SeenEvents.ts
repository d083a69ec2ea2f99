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

/** n8n answers long before; should it never do so, Zoom's first repeat after five minutes is taken. */
const MAX_UNDER_WAY_SECONDS = 240;

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

/**
 * Remembers in this process which keys are being handed over to n8n, and which it has stored.
 *
 * n8n loads a node's static data anew for each call and saves it afterwards, so two calls at the same
 * moment neither see nor keep each other's keys. Here they do.
 */
export class SeenEvents {
	private readonly underWay = new Map<string, number>();
	private stored: Record<string, number> = {};

	constructor(private readonly retention: Retention = KEEP_FOR_REPEATS) {}

	/** Whether a key is being handed over, or was stored, by this process. */
	has(key: string, nowSeconds: number): boolean {
		const began = this.underWay.get(key);
		if (began !== undefined && nowSeconds - began < MAX_UNDER_WAY_SECONDS) return true;
		const seenAt = this.stored[key];
		return seenAt !== undefined && nowSeconds - seenAt < this.retention.maxAgeSeconds;
	}

	/** Notes that something is being handed over to n8n. */
	begin(key: string, nowSeconds: number): void {
		this.underWay.set(key, nowSeconds);
	}

	/**
	 * Notes how the handing over ended. What n8n could not store is forgotten at once, so that Zoom's
	 * repeat of it is taken.
	 */
	end(key: string, isStored: boolean, nowSeconds: number): void {
		this.underWay.delete(key);
		if (isStored) this.stored = this.merged({}, [key], nowSeconds);
	}

	/** What a node's static data should hold: what it held, what this process stored, and new keys. */
	merged(
		saved: SeenKeys,
		added: string | readonly string[],
		nowSeconds: number,
	): Record<string, number> {
		const keys = [added].flat().map((key) => [key, nowSeconds]);
		return pruned(
			{ ...this.stored, ...saved, ...Object.fromEntries(keys) },
			nowSeconds,
			this.retention,
		);
	}
}
