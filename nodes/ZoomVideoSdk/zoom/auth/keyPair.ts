/** A key and the secret that belongs to it. */
export interface KeyPair {
	key: string;
	secret: string;
}

/** The four fields for Zoom's two pairs, as the user filled them in. */
export interface KeyFields {
	sdkKey: string;
	sdkSecret: string;
	apiKey: string;
	apiSecret: string;
}

export type ApiPair = { pair: KeyPair; from: 'api' | 'sdk' } | { pair: undefined; problem: string };

/**
 * Picks the pair that signs REST calls: the API pair, or the SDK pair if the API pair is empty.
 *
 * Half a pair is never completed from the other one, because the mixture would only look like a wrong
 * secret.
 */
export function apiPair(fields: KeyFields): ApiPair {
	const { sdkKey, sdkSecret, apiKey, apiSecret } = fields;
	if (apiKey && apiSecret) return { pair: { key: apiKey, secret: apiSecret }, from: 'api' };
	if (apiKey || apiSecret) {
		const missing = apiKey ? "'API Secret'" : "'API Key'";
		return {
			pair: undefined,
			problem: `The ${missing} is empty. Fill in both halves of the pair.`,
		};
	}
	if (sdkKey && sdkSecret) return { pair: { key: sdkKey, secret: sdkSecret }, from: 'sdk' };
	return {
		pair: undefined,
		problem:
			"There is no key pair. Fill in 'API Key' and 'API Secret' from the API keys section at Zoom.",
	};
}

/** Picks the pair that signs the tokens with which people join sessions: the SDK pair and no other. */
export function sdkPair({ sdkKey, sdkSecret }: KeyFields): KeyPair | undefined {
	return sdkKey && sdkSecret ? { key: sdkKey, secret: sdkSecret } : undefined;
}
