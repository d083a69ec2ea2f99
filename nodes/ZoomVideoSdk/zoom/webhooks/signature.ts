import { createHmac, timingSafeEqual } from 'node:crypto';

/** Why a request is rejected. These words appear in n8n's log. */
export type RejectionReason =
	| 'missing_header'
	| 'stale_timestamp'
	| 'bad_signature'
	| 'malformed_body'
	| 'unreadable_body'
	| 'no_secret';

export const SIGNATURE_HEADER = 'x-zm-signature';
export const TIMESTAMP_HEADER = 'x-zm-request-timestamp';

/** Five minutes: a clock may run ahead of ours by this much, in seconds. */
const MAX_AHEAD_SECONDS = 300;

type HeaderValue = string | string[] | undefined;

/** The two headers that a request must have, checked as far as possible without a secret. */
export type SignedHeaders =
	| { timestamp: string; signature: string; rejection: undefined }
	| { rejection: 'missing_header' | 'stale_timestamp' | 'bad_signature' };

/**
 * Checks form and age of the signature headers.
 *
 * @param headers with lower-case names, as Node gives them
 * @param toleranceSeconds greatest age of the timestamp; infinite if it does not matter
 * @param now milliseconds since the epoch
 */
export function readSignedHeaders(
	headers: Readonly<Record<string, HeaderValue>>,
	toleranceSeconds: number,
	now: number,
): SignedHeaders {
	const timestamp = headers[TIMESTAMP_HEADER];
	const signature = headers[SIGNATURE_HEADER];
	if (!timestamp || !signature) return { rejection: 'missing_header' };
	// Epoch seconds have ten digits until the year 2286; milliseconds and longer numbers are not
	// timestamps.
	if (typeof timestamp !== 'string' || !/^\d{1,10}$/.test(timestamp)) {
		return { rejection: 'stale_timestamp' };
	}
	const age = Math.floor(now / 1000) - Number(timestamp);
	if (age > toleranceSeconds || age < -MAX_AHEAD_SECONDS) {
		return { rejection: 'stale_timestamp' };
	}
	if (typeof signature !== 'string' || !/^v0=[0-9a-f]{64}$/.test(signature)) {
		return { rejection: 'bad_signature' };
	}
	return { timestamp, signature, rejection: undefined };
}

/** `v0=` and the hexadecimal HMAC-SHA256 over `v0:<timestamp>:<raw body>`. */
export function sign(secret: string, timestamp: string, rawBody: Uint8Array): string {
	const hmac = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(rawBody);
	return `v0=${hmac.digest('hex')}`;
}

/**
 * Finds the secret that signed a request.
 *
 * Every secret is tried, so that the time it takes does not reveal which one matches.
 *
 * @param secrets non-empty strings, the current one first
 * @returns the place of the secret in the list, or -1 when none of them matches
 */
export function matchingSecret(
	secrets: readonly string[],
	{ timestamp, signature }: { timestamp: string; signature: string },
	rawBody: Uint8Array,
): number {
	const given = Buffer.from(signature);
	const matches = secrets.map((secret) => {
		const wanted = Buffer.from(sign(secret, timestamp, rawBody));
		return wanted.length === given.length && timingSafeEqual(wanted, given);
	});
	return matches.indexOf(true);
}
