import type { ICredentialDataDecryptedObject, IWebhookFunctions } from 'n8n-workflow';

import { isJsonObject, parseJson, type JsonObject } from '../../../shared/json';
import {
	credentialIdOf,
	parseCredential,
	webhookSecrets,
	CREDENTIAL_NAME,
} from '../../../zoom/auth/credential';
import {
	matchingSecret,
	readSignedHeaders,
	type RejectionReason,
} from '../../../zoom/webhooks/signature';
import { CredentialCache } from './CredentialCache';

interface StoredCredential {
	data: ICredentialDataDecryptedObject;
	/** Its webhook secrets, the current one first. */
	secrets: readonly string[];
}

const credentialCache = new CredentialCache<StoredCredential>();

/** A request that Zoom signed. */
export interface VerifiedRequest {
	rejection: undefined;
	body: JsonObject;
	/** The secret that signed it. */
	secret: string;
	/** Whether that is the previous secret, although the credential has a current one. */
	isPreviousSecret: boolean;
	/** The credential of the node, read some seconds ago at most. */
	credential: ICredentialDataDecryptedObject;
	/** The timestamp that is signed with the body, in seconds since the epoch. */
	signedAt: string;
}

export interface RejectedRequest {
	rejection: RejectionReason;
}

async function readCredential(context: IWebhookFunctions): Promise<StoredCredential> {
	const data = await context.getCredentials(CREDENTIAL_NAME);
	return { data, secrets: webhookSecrets(parseCredential(data)) };
}

/**
 * The bytes as Zoom signed them. n8n reads them in advance only for content types that it parses.
 *
 * @returns `undefined` for what n8n cannot read: broken off, too large, wrongly compressed
 */
async function readRawBody(context: IWebhookFunctions): Promise<Buffer | undefined> {
	const request = context.getRequestObject();
	try {
		if (request.rawBody === undefined) await request.readRawBody();
	} catch {
		return undefined;
	}
	return request.rawBody ?? Buffer.alloc(0);
}

/**
 * Decides whether a request comes from Zoom, with cheap checks before costly ones: headers and
 * timestamp need no secret, and the body is parsed only when its signature is right.
 *
 * @param nodeKey identifies the trigger node among all nodes of this n8n
 * @param toleranceSeconds greatest age of the timestamp
 * @throws when the credential cannot be read
 */
export async function verifyRequest(
	context: IWebhookFunctions,
	nodeKey: string,
	toleranceSeconds: number,
): Promise<VerifiedRequest | RejectedRequest> {
	const headers = readSignedHeaders(context.getHeaderData(), toleranceSeconds, Date.now());
	if (headers.rejection !== undefined) return { rejection: headers.rejection };

	const rawBody = await readRawBody(context);
	if (rawBody === undefined) return { rejection: 'unreadable_body' };

	const cacheKey = `${nodeKey}/${credentialIdOf(context.getNode())}`;
	const read = async () => await readCredential(context);
	let credential = await credentialCache.get(cacheKey, read);
	let place = matchingSecret(credential.secrets, headers, rawBody);
	if (place < 0) {
		const latest = await credentialCache.refreshAfterMismatch(cacheKey, credential, read);
		credential = latest ?? credential;
		place = matchingSecret(credential.secrets, headers, rawBody);
	}
	const { data, secrets } = credential;
	const secret = secrets[place];
	if (secret === undefined) {
		return { rejection: secrets.length === 0 ? 'no_secret' : 'bad_signature' };
	}
	const body = parseJson(new TextDecoder().decode(rawBody));
	if (!isJsonObject(body)) return { rejection: 'malformed_body' };
	return {
		...{ rejection: undefined, body, secret, credential: data },
		...{ isPreviousSecret: place > 0, signedAt: headers.timestamp },
	};
}
