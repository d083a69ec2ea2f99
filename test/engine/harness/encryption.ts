import { Cipher, EncryptionKeyProxy, InstanceSettings } from 'n8n-core';
import type { KeyInfo } from 'n8n-core/dist/encryption/encryption-key-proxy';

import { service } from './container';

/** The instance's key: one object, for n8n-core checks each that it has not seen yet. */
let key: KeyInfo | undefined;

function instanceKey(): KeyInfo {
	const { encryptionKey } = service(InstanceSettings);
	const value = service(Cipher).encryptDEKWithInstanceKey(encryptionKey);
	return { id: 'instance', value, algorithm: 'aes-256-cbc', format: 'no-prefix' };
}

/** Lets n8n-core encrypt credentials with the instance's key, as an n8n without rotated keys does. */
export function useInstanceKey(): void {
	const known = (key ??= instanceKey());
	service(EncryptionKeyProxy).setProvider({
		getActiveKey: async () => known,
		getLegacyKey: async () => known,
		getKeyById: async () => null,
	});
}
