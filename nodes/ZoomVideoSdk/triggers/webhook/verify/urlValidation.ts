import { createHmac } from 'node:crypto';

import { isJsonObject, type JsonObject } from '../../../shared/json';

export const URL_VALIDATION_EVENT = 'endpoint.url_validation';

export interface UrlValidationReply {
	plainToken: string;
	encryptedToken: string;
}

/**
 * Answers the challenge with which Zoom checks that an address is ours (at set-up and every 72 hours).
 *
 * The answer is an HMAC of text that the caller chose, with the very key that signs events. Only a
 * plain token is answered: text with a colon could be `v0:<timestamp>:<forged event>`.
 *
 * @param body the parsed body, its signature already verified
 * @returns the reply, or `undefined` when the challenge has no harmless token
 * @see https://developers.zoom.us/docs/api/webhooks/
 */
export function answerUrlValidation(
	body: JsonObject,
	secret: string,
): UrlValidationReply | undefined {
	const plainToken = isJsonObject(body.payload) ? body.payload.plainToken : undefined;
	if (typeof plainToken !== 'string' || !/^[A-Za-z0-9_-]{1,128}$/.test(plainToken))
		return undefined;
	const encryptedToken = createHmac('sha256', secret).update(plainToken).digest('hex');
	return { plainToken, encryptedToken };
}
