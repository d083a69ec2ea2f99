import { Cipher, EncryptionKeyProxy, InstanceSettings } from 'n8n-core';
import type { KeyFormat } from 'n8n-core/dist/encryption/encryption-key-proxy';

import { service } from './container';

/** Lets n8n-core encrypt credentials with the instance's key, as an n8n without rotated keys does. */
export function useInstanceKey(): void {
	const format: KeyFormat = 'no-prefix';
	const { encryptionKey } = service(InstanceSettings);
	const value = service(Cipher).encryptDEKWithInstanceKey(encryptionKey);
	const key = { id: 'instance', value, algorithm: 'aes-256-cbc', format };
	service(EncryptionKeyProxy).setProvider({
		getActiveKey: async () => key,
		getLegacyKey: async () => key,
		getKeyById: async () => null,
	});
}
