import { apiAccess, parseCredential } from '../../nodes/ZoomVideoSdk/zoom/auth/credential';
import type { ApiAccess } from '../../nodes/ZoomVideoSdk/zoom/auth/credential';
import { sdkPair, type KeyPair } from '../../nodes/ZoomVideoSdk/zoom/auth/keyPair';
import { HostProblem } from '../n8n/hostProblem';

/** The environment variables that are read, each with what it is for, as `--help` prints them. */
export const VARIABLES = {
	ZOOM_VIDEO_SDK_API_KEY:
		'API Key, from the section "API keys" of the Video SDK account (required)',
	ZOOM_VIDEO_SDK_API_SECRET: 'API Secret, from the same place (required)',
	ZOOM_VIDEO_SDK_SDK_KEY: 'SDK Key, to see whether Zoom refuses the SDK pair for its REST API',
	ZOOM_VIDEO_SDK_SDK_SECRET: 'SDK Secret',
	ZOOM_VIDEO_SDK_WEBHOOK_SECRET_TOKEN: 'Secret Token of your event subscription, to check webhooks',
	ZOOM_VIDEO_SDK_WEBHOOK_URL: 'https address that leads to --webhook-port, to check webhooks',
	ZOOM_VIDEO_SDK_RAW_API_KEY: 'an API key of Platform Studio, to see which header accepts it',
	ZOOM_VIDEO_SDK_BASE_URL: 'Base URL (default https://api.zoom.us/v2)',
	ZOOM_VIDEO_SDK_DOWNLOAD_HOSTS: 'more hosts that may receive the token, as in the credential',
} as const;

/** What a check of an account works with. */
export interface Environment {
	access: ApiAccess;
	/** The pair that joins sessions; Zoom should refuse it for REST calls. */
	sdkPair: KeyPair | undefined;
	rawApiKey: string | undefined;
	/** Where Zoom sends events, and the token that signs them. */
	webhook: { url: URL; secretToken: string } | undefined;
	/** Every value that must not be shown. */
	secrets: string[];
}

/**
 * Reads the credential from environment variables: arguments would be seen by others on the machine and
 * kept in the shell's history.
 *
 * @throws HostProblem naming the variable that is missing or wrong
 */
export function readEnvironment(
	variables: Readonly<Record<string, string | undefined>>,
): Environment {
	const read = (name: keyof typeof VARIABLES) => variables[name]?.trim() ?? '';
	const credential = parseCredential({
		apiKey: read('ZOOM_VIDEO_SDK_API_KEY'),
		apiSecret: read('ZOOM_VIDEO_SDK_API_SECRET'),
		sdkKey: read('ZOOM_VIDEO_SDK_SDK_KEY'),
		sdkSecret: read('ZOOM_VIDEO_SDK_SDK_SECRET'),
		webhookSecretToken: read('ZOOM_VIDEO_SDK_WEBHOOK_SECRET_TOKEN'),
		baseUrl: read('ZOOM_VIDEO_SDK_BASE_URL'),
		downloadHosts: read('ZOOM_VIDEO_SDK_DOWNLOAD_HOSTS'),
	});
	for (const name of ['ZOOM_VIDEO_SDK_API_KEY', 'ZOOM_VIDEO_SDK_API_SECRET'] as const) {
		if (read(name) === '') {
			throw new HostProblem(
				`${name} is not set. Set both variables to the pair from the section "API keys" of your Video SDK account; npm run check:zoom -- --help lists the others.`,
			);
		}
	}
	const { access, problem } = apiAccess(credential);
	if (access === undefined) throw new HostProblem(`ZOOM_VIDEO_SDK_BASE_URL: ${problem}`);
	const rawApiKey = read('ZOOM_VIDEO_SDK_RAW_API_KEY');
	const { apiKey, apiSecret, sdkKey, sdkSecret, webhookSecretToken } = credential;
	return {
		access,
		sdkPair: sdkPair(credential),
		rawApiKey: rawApiKey === '' ? undefined : rawApiKey,
		webhook: readWebhook(read('ZOOM_VIDEO_SDK_WEBHOOK_URL'), webhookSecretToken),
		secrets: [apiKey, apiSecret, sdkKey, sdkSecret, webhookSecretToken, rawApiKey].filter(Boolean),
	};
}

function readWebhook(address: string, secretToken: string): Environment['webhook'] {
	if (address === '') return undefined;
	if (!URL.canParse(address)) {
		throw new HostProblem('ZOOM_VIDEO_SDK_WEBHOOK_URL is not an address.');
	}
	if (secretToken === '') {
		throw new HostProblem(
			'ZOOM_VIDEO_SDK_WEBHOOK_SECRET_TOKEN is not set. Events cannot be verified without it. Copy Secret Token from your event subscription at Zoom.',
		);
	}
	return { url: new URL(address), secretToken };
}
