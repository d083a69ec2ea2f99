import type { IWebhookFunctions } from 'n8n-workflow';

import { isJsonObject, parseJson, type JsonObject } from '../../../shared/json';
import { parseCredential, webhookSecrets, CREDENTIAL_NAME } from '../../../zoom/auth/credential';
import { nodeKey } from '../nodeKey';
import { logHint } from '../throttledLog';
import { SecretCache } from './SecretCache';
import { matchingSecret, readSignedHeaders, type RejectionReason } from './signature';

const secretHolder = new SecretCache();

/** A request that Zoom signed. */
export interface Genuine {
	refusal: undefined;
	body: JsonObject;
	secret: string;
	/** The timestamp that is signed with the body, in seconds since the epoch. */
	signedAt: string;
}

export type Verified = Genuine | { refusal: RejectionReason };

/** The secrets in the credential of the node, the current one first. */
async function readSecrets(context: IWebhookFunctions): Promise<string[]> {
	return webhookSecrets(parseCredential(await context.getCredentials(CREDENTIAL_NAME)));
}

/**
 * The bytes as Zoom signed them. n8n reads them beforehand only for content types that it parses.
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
 * Decides whether a request is one of Zoom's, from the cheap to the costly: headers and timestamp need
 * no secret, and the body is parsed only when its signature is right.
 *
 * @throws when the credential cannot be read
 */
export async function verifyRequest(
	context: IWebhookFunctions,
	windowSeconds: number,
): Promise<Verified> {
	const headers = readSignedHeaders(context.getHeaderData(), windowSeconds, Date.now());
	if (headers.refusal !== undefined) return { refusal: headers.refusal };

	const credentialId = context.getNode().credentials?.[CREDENTIAL_NAME]?.id ?? '';
	const holder = `${nodeKey(context)}/${credentialId}`;
	const read = async () => await readSecrets(context);
	const rawBody = await readRawBody(context);
	if (rawBody === undefined) return { refusal: 'unreadable_body' };

	let secrets = await secretHolder.get(holder, read);
	let match = matchingSecret(secrets, headers, rawBody);
	if (match < 0) {
		secrets = (await secretHolder.refreshAfterMismatch(holder, secrets, read)) ?? secrets;
		match = matchingSecret(secrets, headers, rawBody);
	}
	const secret = secrets[match];
	if (secret === undefined) {
		return { refusal: secrets.length === 0 ? 'no_secret' : 'bad_signature' };
	}
	if (match > 0) {
		logHint(
			context,
			'previous_secret',
			'Zoom signs with the previous Webhook Secret Token of the credential. If you have changed it at Zoom and this goes on for more than a day, check that the current one is right.',
		);
	}
	const body = parseJson(new TextDecoder().decode(rawBody));
	if (!isJsonObject(body)) return { refusal: 'malformed_body' };
	return { refusal: undefined, body, secret, signedAt: headers.timestamp };
}
