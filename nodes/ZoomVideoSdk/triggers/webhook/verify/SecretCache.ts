import { BoundedMap } from '../../../shared/BoundedMap';

/** How long secrets are taken from memory: reading a credential costs n8n some 25 ms each time. */
const HOLD_MS = 10_000;

/** How soon after a reading for a mismatch there may be another: forged requests cause mismatches. */
const REREAD_MS = 1_000;

/** Nodes whose secrets are held; far more than an instance has triggers of this kind. */
const MAX_NODES = 1_000;

interface Held {
	secrets: Promise<readonly string[]>;
	readAt: number;
	/** When they were last read because a signature fitted none. */
	rereadAt: number;
	isBeingRead: boolean;
}

/** Holds the webhook secrets of each trigger node in this process for a few seconds. */
export class SecretCache {
	// Requests may be waiting for what is being read.
	private readonly held = new BoundedMap<Held>(MAX_NODES, ({ isBeingRead }) => isBeingRead);

	/**
	 * Gives the secrets, read anew when the held ones are old.
	 *
	 * @param node what identifies the node together with its credential
	 * @param read reads the credential
	 */
	async get(node: string, read: () => Promise<readonly string[]>): Promise<readonly string[]> {
		return await this.newerThan(HOLD_MS, node, read);
	}

	/**
	 * Gives the secrets after a mismatch: read anew, so that a rotation works at once, but once a second
	 * at the most, or forged requests would make us read all the time.
	 *
	 * @param tried what `get` gave, and what did not fit; another request may have had them read anew
	 * since, or be about it
	 * @returns `undefined` when there are none but those that were tried
	 */
	async refreshAfterMismatch(
		node: string,
		tried: readonly string[],
		read: () => Promise<readonly string[]>,
	): Promise<readonly string[] | undefined> {
		const held = this.held.get(node);
		const since = await held?.secrets;
		if (since !== undefined && since !== tried) return since;
		const now = Date.now();
		const latest = this.held.get(node);
		if (latest !== undefined && now - latest.rereadAt < REREAD_MS) {
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
		const held = this.held.get(node);
		if (held !== undefined && Date.now() - held.readAt < age) return await held.secrets;
		return await this.readNow(node, read, held?.rereadAt ?? 0);
	}

	private async readNow(
		node: string,
		read: () => Promise<readonly string[]>,
		rereadAt: number,
	): Promise<readonly string[]> {
		const fresh: Held = { secrets: read(), readAt: Date.now(), rereadAt, isBeingRead: true };
		this.held.set(node, fresh);
		try {
			return await fresh.secrets;
		} finally {
			fresh.isBeingRead = false;
			// A failure to read is not held: the next request tries again.
			await fresh.secrets.catch(() => {
				if (this.held.get(node) === fresh) this.held.delete(node);
			});
		}
	}
}
