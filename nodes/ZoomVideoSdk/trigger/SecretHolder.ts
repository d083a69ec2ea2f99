/** How long secrets are taken from memory: reading a credential costs n8n some 25 ms each time. */
const HOLD_MS = 10_000;

/** How soon they are read again when a signature fits none of them: a rotation works at once. */
const REREAD_MS = 1_000;

/** Nodes whose secrets are held; far more than an instance has triggers of this kind. */
const MAX_NODES = 1_000;

interface Held {
	secrets: Promise<readonly string[]>;
	readAt: number;
}

/** Holds the webhook secrets of each trigger node in this process for a few seconds. */
export class SecretHolder {
	private readonly held = new Map<string, Held>();

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
	 * Gives the secrets after a mismatch: read anew, but once a second at the most, or forged requests
	 * would make us read all the time.
	 *
	 * @param tried what `get` gave, and what did not fit; another request may have had them read anew
	 * since, or be about it
	 * @returns `undefined` when there are none but those that were tried
	 */
	async getAfterMismatch(
		node: string,
		tried: readonly string[],
		read: () => Promise<readonly string[]>,
	): Promise<readonly string[] | undefined> {
		const secrets = await this.newerThan(REREAD_MS, node, read);
		return secrets === tried ? undefined : secrets;
	}

	private async newerThan(
		age: number,
		node: string,
		read: () => Promise<readonly string[]>,
	): Promise<readonly string[]> {
		const now = Date.now();
		const held = this.held.get(node);
		if (held !== undefined && now - held.readAt < age) return await held.secrets;
		if (this.held.size >= MAX_NODES) this.held.clear();
		const fresh: Held = { secrets: read(), readAt: now };
		this.held.set(node, fresh);
		try {
			return await fresh.secrets;
		} finally {
			// A failure to read is not held: the next request tries again.
			await fresh.secrets.catch(() => {
				if (this.held.get(node) === fresh) this.held.delete(node);
			});
		}
	}
}
