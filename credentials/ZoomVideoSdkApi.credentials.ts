import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';

import {
	apiAccess,
	DEFAULT_BASE_URL,
	parseCredential,
} from '../nodes/ZoomVideoSdk/zoom/auth/credential';
import { signApiToken } from '../nodes/ZoomVideoSdk/zoom/auth/jwt';
import { isTrustedAddress } from '../nodes/ZoomVideoSdk/zoom/auth/trustedHosts';

/**
 * Where a request goes. n8n's older request helper, which the HTTP Request node uses, calls the
 * address `uri`.
 */
function targetOf(request: IHttpRequestOptions): URL | undefined {
	const address: unknown = request.url ?? Reflect.get(request, 'uri');
	try {
		return new URL(String(address), request.baseURL);
	} catch {
		return undefined;
	}
}

export class ZoomVideoSdkApi implements ICredentialType {
	name = 'zoomVideoSdkApi';

	displayName = 'Zoom Video SDK API';

	icon: Icon = {
		light: 'file:../nodes/ZoomVideoSdk/zoomVideoSdk.svg',
		dark: 'file:../nodes/ZoomVideoSdk/zoomVideoSdk.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-zoom-video-sdk/n8n-nodes-zoom-video-sdk/blob/main/docs/set-up-at-zoom.md#2-the-keys';

	properties: INodeProperties[] = [
		{
			displayName:
				'All keys are on one page: sign in at zoom.us with the Video SDK account, then open Developer → Build Platform (or Video SDK). Workflows that list, start or stop recordings need the API pair; triggers need the webhook secret token; only Session: Create Join Token needs the SDK pair. n8n hides what is saved: to check a key, paste it again.',
			name: 'where',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Shown under "API keys" on the Video SDK page of your Zoom account. With the API secret it signs every call to Zoom\'s REST API. It is not the SDK key.',
		},
		{
			displayName: 'API Secret',
			name: 'apiSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Shown beside the API key. Signs calls to the REST API and is never sent.',
		},
		{
			displayName: 'SDK Key',
			name: 'sdkKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Shown under "SDK keys" on the same page. With the SDK secret it signs the tokens with which people join sessions. Optional for recordings.',
		},
		{
			displayName: 'SDK Secret',
			name: 'sdkSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Shown beside the SDK key. Signs tokens for joining sessions and is never sent.',
		},
		{
			displayName: 'Webhook Secret Token',
			name: 'webhookSecretToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Shown as "Secret Token" where you add event subscriptions at Zoom. The trigger uses it to tell Zoom\'s events from forged ones, and cannot start without it.',
		},
		{
			displayName: 'Previous Webhook Secret Token',
			name: 'previousWebhookSecretToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Only while you change the secret token at Zoom: enter the old one here, so that events signed with it are still accepted. Clear it afterwards.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: DEFAULT_BASE_URL,
			description:
				"Address of Zoom's REST API. Change it only if Zoom gave your account a regional one, or to try workflows with a simulator on this machine.",
		},
		{
			displayName: 'Extra Download Hosts',
			name: 'downloadHosts',
			type: 'string',
			default: '',
			placeholder: 'e.g. recordings.example.com, 127.0.0.1:4011',
			description:
				"Hosts besides zoom.us and zoomgov.com that may receive the account's token when a file is downloaded, separated by commas. Leave empty unless your recordings are served from your own host.",
		},
	];

	/**
	 * Signs a request with a token of its own.
	 *
	 * Any node may use the credential, the HTTP Request node with any address: the token goes to Zoom,
	 * to the credential's own host and to the hosts listed in it, and nowhere else.
	 */
	authenticate: IAuthenticate = async (
		data: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const { access, problem } = apiAccess(parseCredential(data));
		if (access === undefined) throw new Error(problem);
		const target = targetOf(request);
		if (target === undefined || !isTrustedAddress(target, access)) {
			throw new Error(
				`The credential "Zoom Video SDK API" is not sent to ${target?.host ?? 'this address'}: it is neither a Zoom host nor listed in the credential`,
			);
		}
		const token = await signApiToken(access.pair, Date.now());
		return { ...request, headers: { ...request.headers, Authorization: `Bearer ${token}` } };
	};
}
