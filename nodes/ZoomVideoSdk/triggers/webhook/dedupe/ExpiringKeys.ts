/** How long keys are kept, and how many: they are written to the database with every event. */
export interface Retention {
	maxAgeSeconds: number;
	maxKeys: number;
}

/**
 * Whole events arrive again only as Zoom's repeats, the last one after 85 minutes; three hours leave
 * room for a slow one. 2,000 keys are about 26 kB.
 */
export const KEEP_FOR_REPEATS: Retention = { maxAgeSeconds: 3 * 3600, maxKeys: 2_000 };
const GROUP = /^([0-9a-z]{1,7}):([\w,-]+)$/;

type KeyInMinute = readonly [key: string, minute: number];

/** A minute that has begun counts as a whole one. */
function minuteOf(seconds: number): number {
	return Math.ceil(seconds / 60);
}

/** The keys of a text of `ExpiringKeys`; anything else in it is skipped. */
function keysIn(text: string): KeyInMinute[] {
	return text.split(';').flatMap((group) => {
		const [, minute = '', keys = ''] = GROUP.exec(group) ?? [];
		const seenIn = parseInt(minute, 36);
		return keys
			.split(',')
			.filter((key) => key !== '')
			.map((key): KeyInMinute => [key, seenIn]);
	});
}

/**
 * Keys, and in which minute each was seen.
 *
 * As text, they are a single value to n8n, which copies and watches everything in a workflow's static
 * data at each call, and stores it with each execution: `minute:key,key;minute:key`, the minutes since
 * the epoch in base 36, the oldest first. A minute that has begun counts as a whole one, so a key is
 * kept for up to a minute longer than necessary.
 */
export class ExpiringKeys {
	private minutes = new Map<string, number>();
	private newest = 0;

	constructor(private readonly retention: Retention) {}

	has(key: string, nowSeconds: number): boolean {
		this.limitTo(nowSeconds);
		const minute = this.minutes.get(key);
		return minute !== undefined && this.isRecent(minute, nowSeconds);
	}

	/** Adds keys that are seen now. */
	add(keys: readonly string[], nowSeconds: number): void {
		this.limitTo(nowSeconds);
		this.insert(keys.map((key) => [key, minuteOf(nowSeconds)]));
	}

	remove(keys: readonly string[]): void {
		for (const key of keys) this.minutes.delete(key);
	}

	/** Adds the keys of a text. If a key has two times, the later one counts. */
	addSerialized(text: string): void {
		this.insert(keysIn(text));
	}

	serialize(nowSeconds: number): string {
		this.limitTo(nowSeconds);
		let text = '';
		let last: number | undefined;
		for (const [key, minute] of this.minutes) {
			if (!this.isRecent(minute, nowSeconds)) continue;
			const groupStart = text === '' ? '' : ';';
			text += minute === last ? `,${key}` : `${groupStart}${minute.toString(36)}:${key}`;
			last = minute;
		}
		return text;
	}

	/** What was seen in the future, by a clock that was set back since, counts as seen now. */
	private limitTo(nowSeconds: number): void {
		const now = minuteOf(nowSeconds);
		if (this.newest <= now) return;
		this.newest = now;
		for (const [key, minute] of this.minutes) if (minute > now) this.minutes.set(key, now);
	}

	private isRecent(minute: number, nowSeconds: number): boolean {
		return nowSeconds - minute * 60 < this.retention.maxAgeSeconds;
	}

	private insert(keys: readonly KeyInMinute[]): void {
		let isInOrder = true;
		for (const [key, minute] of keys) {
			const known = this.minutes.get(key);
			if (known !== undefined && known >= minute) continue;
			this.minutes.delete(key);
			this.minutes.set(key, minute);
			isInOrder &&= minute >= this.newest;
			this.newest = Math.max(this.newest, minute);
		}
		if (!isInOrder) {
			this.minutes = new Map([...this.minutes].sort(([, one], [, other]) => one - other));
		}
		for (const key of this.minutes.keys()) {
			if (this.minutes.size <= this.retention.maxKeys) break;
			this.minutes.delete(key);
		}
	}
}
