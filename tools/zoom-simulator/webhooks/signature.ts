import { createHmac } from 'node:crypto';

/** `x-zm-signature` over the bytes that are sent. `timestamp` as in the header: epoch seconds. */
export function signBody(secretToken: string, timestamp: string, body: string | Buffer): string {
	const hmac = createHmac('sha256', secretToken).update(`v0:${timestamp}:`).update(body);
	return `v0=${hmac.digest('hex')}`;
}

/** What a receiver answers to `endpoint.url_validation` as `encryptedToken`. */
export function encryptToken(secretToken: string, plainToken: string): string {
	return createHmac('sha256', secretToken).update(plainToken).digest('hex');
}
