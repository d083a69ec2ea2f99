import { BoundedMap } from '../../../shared/BoundedMap';

/** How long secrets stay in the cache: reading a credential takes n8n about 25 ms each time. */
const MAX_AGE_MS = 10_000;

/** The shortest time between two refreshes after a mismatch: forged requests cause mismatches. */
const MIN_REFRESH_INTERVAL_MS = 1_000;

/** Nodes whose secrets are cached; far more than an instance has triggers of this kind. */
const MAX_NODES = 1_000;

interface Entry {
	secrets: Promise<readonly string[]>;
	readAt: number;
	/** When they were last refreshed because no secret matched a signature. */
	refreshedAt: number;
	isBeingRead: boolean;
}

/** Whether it is less than so long ago. A moment in the future is not: the clock was set back. */
function isWithin(milliseconds: number, then: number, now: number): boolean {
	return then <= now && now - then < milliseconds;
}

/** Caches the webhook secrets of each trigger node in this process for a few seconds. */
export class SecretCache {
	// Requests may be waiting for what is being read.
	private readonly entries = new BoundedMap<Entry>(MAX_NODES, ({ isBeingRead }) => isBeingRead);

	/**
	 * Returns the secrets, and reads them again if the cached ones are old.
	 *
	 * @param node what identifies the node together with its credential
	 * @param read reads the credential
	 */
	async get(node: string, read: () => Promise<readonly string[]>): Promise<readonly string[]> {
		return await this.newerThan(MAX_AGE_MS, node, read);
	}

	/**
	 * Returns the secrets after a mismatch. They are read again, so that a rotation takes effect
	 * immediately, but at most once a second, or forged requests would cause constant reading.
	 *
	 * @param tried what `get` returned and did not match; another request may have refreshed them since,
	 * or be about to
	 * @returns `undefined` when there are no others than those that were tried
	 */
	async refreshAfterMismatch(
		node: string,
		tried: readonly string[],
		read: () => Promise<readonly string[]>,
	): Promise<readonly string[] | undefined> {
		const cached = this.entries.get(node);
		const since = await cached?.secrets;
		if (since !== undefined && since !== tried) return since;
		const now = Date.now();
		const latest = this.entries.get(node);
		if (latest !== undefined && isWithin(MIN_REFRESH_INTERVAL_MS, latest.refreshedAt, now)) {
			const secrets = await latest.secrets;
			return secrets === tried ? undefined : secrets;
		}
		return await this.readNow(node, read, now);
	}

	private async newerThan(
		age: number,
		node: string,
		read: () => Promise<readonly string[]>,
	): Promise<readonly string[]> {
		const cached = this.entries.get(node);
		if (cached !== undefined && isWithin(age, cached.readAt, Date.now())) {
			return await cached.secrets;
		}
		return await this.readNow(node, read, cached?.refreshedAt ?? 0);
	}

	private async readNow(
		node: string,
		read: () => Promise<readonly string[]>,
		refreshedAt: number,
	): Promise<readonly string[]> {
		const fresh: Entry = { secrets: read(), readAt: Date.now(), refreshedAt, isBeingRead: true };
		this.entries.set(node, fresh);
		try {
			return await fresh.secrets;
		} finally {
			fresh.isBeingRead = false;
			// A failure to read is not cached: the next request tries again.
			await fresh.secrets.catch(() => {
				if (this.entries.get(node) === fresh) this.entries.delete(node);
			});
		}
	}
}
