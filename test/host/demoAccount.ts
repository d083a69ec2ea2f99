import type { Simulator } from '../simulator';
import type { Owner } from './n8nAnswers';

/** Owner of an n8n that listens on loopback only; told to whoever runs `npm start`. */
export const owner: Owner = {
	email: 'owner@example.com',
	password: 'Recording2Go',
	firstName: 'Olive',
	lastName: 'Owner',
};

export const credentialType = 'zoomVideoSdkApi';

/** What a user would put into the credential's fields to work against this simulator. */
export function credentialData({ keys, baseUrl, origins }: Simulator): Record<string, string> {
	return {
		apiKey: keys.apiKey,
		apiSecret: keys.apiSecret,
		sdkKey: keys.sdkKey,
		sdkSecret: keys.sdkSecret,
		webhookSecretToken: keys.webhookSecretToken,
		previousWebhookSecretToken: '',
		baseUrl,
		downloadHosts: new URL(origins.files).host,
	};
}
