import type { DownloadTokens } from './downloadTokens';
import type { AddressBook } from './files/addresses';
import type { SettingsStore } from './settings';
import type { Store } from './state/store';

/** The keys of the account that the simulator serves. */
export interface Keys {
	accountId: string;
	/** Signs REST calls. */
	apiKey: string;
	apiSecret: string;
	/** Signs the tokens with which people join; refused for REST calls. */
	sdkKey: string;
	sdkSecret: string;
	/** For subscriptions that bring no secret of their own. */
	webhookSecretToken: string;
}

/** What the parts of the simulator share. */
export interface Service {
	keys: Keys;
	settings: SettingsStore;
	store: Store;
	addresses: AddressBook;
	downloadTokens: DownloadTokens;
	/** Addresses without a slash at the end, such as `http://127.0.0.1:4100`. */
	origins: { api: string; files: string };
}
