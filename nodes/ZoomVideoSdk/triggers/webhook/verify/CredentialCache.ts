import { BoundedMap } from '../../../shared/BoundedMap';
import { CREDENTIAL_AGE_MS } from '../../../zoom/auth/credential';

/** The shortest time between two refreshes after a mismatch: forged requests cause mismatches. */
const MIN_REFRESH_INTERVAL_MS = 1_000;

/** Nodes whose credentials are cached; far more than an instance has triggers of this kind. */
const MAX_NODES = 1_000;

interface Entry<Credential> {
	credential: Promise<Credential>;
	readAt: number;
	/** When it was last refreshed because no secret in it matched a signature. */
	refreshedAt: number;
	isBeingRead: boolean;
}

/** Whether it is less than so long ago. A moment in the future is not: the clock was set back. */
function isWithin(milliseconds: number, then: number, now: number): boolean {
	return then <= now && now - then < milliseconds;
}

/** Caches the credential of each trigger node in this process for a few seconds. */
export class CredentialCache<Credential> {
	// Requests may be waiting for what is being read.
	private readonly entries = new BoundedMap<Entry<Credential>>(
		MAX_NODES,
		({ isBeingRead }) => isBeingRead,
	);

	/**
	 * Returns the credential, and reads it again if the cached one is old.
	 *
	 * @param node what identifies the node together with its credential
	 */
	async get(node: string, read: () => Promise<Credential>): Promise<Credential> {
		return await this.newerThan(CREDENTIAL_AGE_MS, node, read);
	}

	/**
	 * Returns the credential after a mismatch. It is read again, so that a rotation of its secrets takes
	 * effect immediately, but at most once a second, or forged requests would cause constant reading.
	 *
	 * @param tried what `get` returned and did not match; another request may have refreshed it since, or
	 * be about to
	 * @returns `undefined` when there is no other than the one that was tried
	 */
	async refreshAfterMismatch(
		node: string,
		tried: Credential,
		read: () => Promise<Credential>,
	): Promise<Credential | undefined> {
		const cached = this.entries.get(node);
		const since = await cached?.credential;
		if (since !== undefined && since !== tried) return since;
		const now = Date.now();
		const latest = this.entries.get(node);
		if (latest !== undefined && isWithin(MIN_REFRESH_INTERVAL_MS, latest.refreshedAt, now)) {
			const credential = await latest.credential;
			return credential === tried ? undefined : credential;
		}
		return await this.readNow(node, read, now);
	}

	private async newerThan(
		age: number,
		node: string,
		read: () => Promise<Credential>,
	): Promise<Credential> {
		const cached = this.entries.get(node);
		if (cached !== undefined && isWithin(age, cached.readAt, Date.now())) {
			return await cached.credential;
		}
		return await this.readNow(node, read, cached?.refreshedAt ?? 0);
	}

	private async readNow(
		node: string,
		read: () => Promise<Credential>,
		refreshedAt: number,
	): Promise<Credential> {
		const fresh: Entry<Credential> = {
			credential: read(),
			readAt: Date.now(),
			refreshedAt,
			isBeingRead: true,
		};
		this.entries.set(node, fresh);
		try {
			return await fresh.credential;
		} finally {
			fresh.isBeingRead = false;
			// A failure to read is not cached: the next request tries again.
			await fresh.credential.catch(() => {
				if (this.entries.get(node) === fresh) this.entries.delete(node);
			});
		}
	}
}
