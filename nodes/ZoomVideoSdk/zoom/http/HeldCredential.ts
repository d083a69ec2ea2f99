import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { ZoomError } from '../../shared/errors';
import { redact } from '../../shared/redact';
import { CREDENTIAL_AGE_MS } from '../auth/credential';
import { reasonOf } from './networkError';

/** Thrown before a call, which is not made then. */
export class UnreadableCredential extends ZoomError {
	constructor(cause: unknown) {
		super('n8n could not read the credential', {
			description: `Nothing was sent. Was the credential deleted, or does n8n's database not answer? (${redact(reasonOf(cause))})`,
		});
	}
}

/** A credential as n8n has decrypted it, read again when it is used later. */
export class HeldCredential {
	private readAt = performance.now();

	constructor(
		private data: ICredentialDataDecryptedObject,
		private readonly read: () => Promise<ICredentialDataDecryptedObject>,
	) {}

	/** @throws UnreadableCredential when n8n cannot read it again */
	async get(): Promise<ICredentialDataDecryptedObject> {
		if (performance.now() - this.readAt >= CREDENTIAL_AGE_MS) {
			this.data = await this.read().catch(
				async (error: unknown) => await Promise.reject(new UnreadableCredential(error)),
			);
			this.readAt = performance.now();
		}
		return this.data;
	}
}
