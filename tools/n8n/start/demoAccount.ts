import type { Simulator } from '../../zoom-simulator';

/** Name of the package's credential type. */
export const credentialType = 'zoomVideoSdkApi';

/** What a user would put into the credential's fields to work against this simulator. */
export function credentialData({
	keys,
	baseUrl,
	origins,
}: Pick<Simulator, 'keys' | 'baseUrl' | 'origins'>): Record<string, string> {
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
