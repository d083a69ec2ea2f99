import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { ZoomError } from '../shared/errors';
import { bodyText, readHttpResponse } from '../shared/httpResponse';
import { isJsonObject } from '../shared/json';
import { withDeadline } from '../shared/async/withDeadline';
import {
	apiAccess,
	parseCredential,
	webhookSecrets,
	type ApiAccess,
	type Credential,
} from '../zoom/auth/credential';
import { signApiToken } from '../zoom/auth/jwt';
import type { KeyPair } from '../zoom/auth/keyPair';
import { toApiError } from '../zoom/http/errorMessages';
import { toNetworkError, networkCodeOf, reasonOf } from '../zoom/http/networkError';
import { RECORDINGS_PATH, withQuery } from '../zoom/http/paths';
import { isKeyRejected, isSuccess, readResponse, type ApiResponse } from '../zoom/http/response';

/** The cheapest call that reads what the nodes read: one entry of the list of recordings. */
const PROBE = withQuery(RECORDINGS_PATH, { page_size: 1 });

/** For a single call including its whole answer. */
const TIMEOUT_MS = 15_000;

async function probe(
	{ helpers }: ICredentialTestFunctions,
	{ baseUrl }: ApiAccess,
	pair: KeyPair,
): Promise<ApiResponse> {
	const headers = { Authorization: `Bearer ${await signApiToken(pair, Date.now())}` };
	// This helper, the only one that n8n gives to a test, takes no signal.
	const response: unknown = await withDeadline(
		TIMEOUT_MS,
		async () =>
			await helpers.request({
				method: 'GET',
				uri: `${baseUrl.href.replace(/\/$/, '')}${PROBE}`,
				headers,
				timeout: TIMEOUT_MS,
				followRedirect: false,
				simple: false,
				resolveWithFullResponse: true,
			}),
	);
	const answer = readHttpResponse(response);
	return readResponse(answer.status, answer.headers, bodyText(answer));
}

function isForTriggersOnly(credential: Credential): boolean {
	const { sdkKey, sdkSecret, apiKey, apiSecret } = credential;
	return webhookSecrets(credential).length > 0 && !(sdkKey || sdkSecret || apiKey || apiSecret);
}

/** What is wrong with keys that Zoom refuses; the other pair shows it. */
async function whichPairIsWrong(
	context: ICredentialTestFunctions,
	access: ApiAccess,
	{ sdkKey, sdkSecret, apiKey }: Credential,
): Promise<string | undefined> {
	if (access.from === 'sdk') {
		return "Wrong pair: 'API Key' and 'API Secret' are empty, and Zoom's REST API does not accept the SDK pair. Copy the API pair from the API keys section of your Video SDK account.";
	}
	if (apiKey === sdkKey) {
		return "Wrong pair: 'API Key' holds the SDK key. Zoom shows the API key in its own section, API keys.";
	}
	if (sdkKey === '' || sdkSecret === '') return undefined;
	const other = await probe(context, access, { key: sdkKey, secret: sdkSecret });
	return isSuccess(other)
		? "The two pairs are swapped: 'SDK Key' and 'SDK Secret' hold the API pair."
		: undefined;
}

/**
 * n8n's "Test" in the credential: one cheap call, and a second one only to tell a wrong pair from a
 * wrong secret when Zoom refuses the keys.
 */
export async function zoomVideoSdkApiTest(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const credential = parseCredential(data);
	if (isForTriggersOnly(credential)) {
		return {
			status: 'OK',
			message:
				"Good for triggers. Other nodes need 'API Key' and 'API Secret' too, which are empty.",
		};
	}
	const { access, problem } = apiAccess(credential);
	if (access === undefined) return { status: 'Error', message: problem };
	try {
		const reply = await probe(this, access, access.pair);
		if (isSuccess(reply) && isJsonObject(reply.body)) {
			const key = access.from === 'api' ? 'API key' : 'SDK key, used because the API key is empty';
			return { status: 'OK', message: `Zoom accepted the ${key}` };
		}
		if (isKeyRejected(reply)) {
			const wrong = await whichPairIsWrong(this, access, credential);
			const message =
				wrong ??
				"Wrong secret, or not an API key: Zoom did not accept the token. Copy 'API Key' and 'API Secret' again from the API keys section (not from SDK keys), and check the clock of this machine.";
			return { status: 'Error', message };
		}
		throw toApiError(reply, { signedWith: access.from, now: Date.now() });
	} catch (error) {
		const fault =
			error instanceof ZoomError
				? error
				: toNetworkError(networkCodeOf(error), reasonOf(error), access.baseUrl.host);
		const { description } = fault.details;
		return { status: 'Error', message: [fault.message, description].filter(Boolean).join('. ') };
	}
}
