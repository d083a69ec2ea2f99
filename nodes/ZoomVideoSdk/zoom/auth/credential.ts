import { apiPair, type KeyFields, type KeyPair } from './keyPair';
import { parseBaseUrl, parseHosts, type TrustedHosts } from './trustedHosts';

export const DEFAULT_BASE_URL = 'https://api.zoom.us/v2';

/** The credential as the user filled it in, trimmed; an empty field is an empty string. */
export interface Credential extends KeyFields {
	webhookSecretToken: string;
	previousWebhookSecretToken: string;
	baseUrl: string;
	downloadHosts: string;
}

const FIELDS = [
	'sdkKey',
	'sdkSecret',
	'apiKey',
	'apiSecret',
	'webhookSecretToken',
	'previousWebhookSecretToken',
	'baseUrl',
	'downloadHosts',
] as const satisfies ReadonlyArray<keyof Credential>;

/** Reads stored credential data. White space copied from a web page is trimmed. */
export function parseCredential(data: Readonly<Record<string, unknown>>): Credential {
	const credential: Credential = {
		sdkKey: '',
		sdkSecret: '',
		apiKey: '',
		apiSecret: '',
		webhookSecretToken: '',
		previousWebhookSecretToken: '',
		baseUrl: '',
		downloadHosts: '',
	};
	for (const field of FIELDS) {
		const value = data[field];
		if (typeof value === 'string') credential[field] = value.trim();
	}
	if (credential.baseUrl === '') credential.baseUrl = DEFAULT_BASE_URL;
	return credential;
}

/** What is needed to sign calls to the REST API. */
export interface ApiAccess extends TrustedHosts {
	pair: KeyPair;
	/** Which of the two pairs it is: the SDK pair replaces an empty API pair. */
	from: 'api' | 'sdk';
}

export type ApiAccessResult =
	| { access: ApiAccess; problem: undefined }
	| { access: undefined; problem: string };

/** Checks the parts of a credential that calls to the REST API need. */
export function apiAccess(credential: Credential): ApiAccessResult {
	const base = parseBaseUrl(credential.baseUrl);
	if (base.url === undefined) return { access: undefined, problem: base.problem };
	const keys = apiPair(credential);
	if (keys.pair === undefined) return { access: undefined, problem: keys.problem };
	const extraHosts = parseHosts(credential.downloadHosts);
	return {
		access: { pair: keys.pair, from: keys.from, baseUrl: base.url, extraHosts },
		problem: undefined,
	};
}

/** The secrets that sign webhooks, the current one first; empty when none is set. */
export function webhookSecrets(credential: Credential): string[] {
	return [credential.webhookSecretToken, credential.previousWebhookSecretToken].filter(
		(secret) => secret !== '',
	);
}

export const CREDENTIAL_NAME = 'zoomVideoSdkApi';

/**
 * How long a decrypted credential is used: n8n needs about 25 ms to read it, and a change of it should soon
 * take effect, also in an execution that waits for hours.
 */
export const CREDENTIAL_AGE_MS = 10_000;

/** The ID of the credential that a node uses; empty where n8n does not say it. */
export function credentialIdOf(node: {
	credentials?: Readonly<Record<string, { id: string | null }>>;
}): string {
	return node.credentials?.[CREDENTIAL_NAME]?.id ?? '';
}
