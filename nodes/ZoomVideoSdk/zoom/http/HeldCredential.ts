import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { CREDENTIAL_AGE_MS } from '../auth/credential';

/** A credential as n8n has decrypted it, read again when it is used later. */
export class HeldCredential {
	private readAt = performance.now();

	constructor(
		private data: ICredentialDataDecryptedObject,
		private readonly read: () => Promise<ICredentialDataDecryptedObject>,
	) {}

	async get(): Promise<ICredentialDataDecryptedObject> {
		if (performance.now() - this.readAt >= CREDENTIAL_AGE_MS) {
			this.data = await this.read();
			this.readAt = performance.now();
		}
		return this.data;
	}
}
