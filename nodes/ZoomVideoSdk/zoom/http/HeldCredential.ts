import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/**
 * How long a decrypted credential is used: n8n needs about 25 ms to read it, and a change of it should soon
 * take effect in an execution that waits for hours.
 */
const MAX_AGE_MS = 10_000;

/** A credential as n8n has decrypted it, read again when it is used later. */
export class HeldCredential {
	private readAt = performance.now();

	constructor(
		private data: ICredentialDataDecryptedObject,
		private readonly read: () => Promise<ICredentialDataDecryptedObject>,
	) {}

	async get(): Promise<ICredentialDataDecryptedObject> {
		if (performance.now() - this.readAt >= MAX_AGE_MS) {
			this.data = await this.read();
			this.readAt = performance.now();
		}
		return this.data;
	}
}
