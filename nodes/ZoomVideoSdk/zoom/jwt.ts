import { SignJWT } from 'jose';

import type { KeyPair } from './keyPair';

/** Zoom suggests tokens of an hour at most; a token is made for each request, so minutes would do. */
const LIFETIME_SECONDS = 3600;

/** Issued half a minute back, as Zoom's own sample does, so that a clock running ahead is forgiven. */
const CLOCK_ALLOWANCE_SECONDS = 30;

/**
 * Signs the token that authorises a REST call: HS256 with the claims `iss` (the key), `iat` and `exp`.
 *
 * @param now milliseconds since the epoch
 * @see https://developers.zoom.us/docs/api/video-sdk/
 */
export async function signApiToken(pair: KeyPair, now: number): Promise<string> {
	const issuedAt = Math.floor(now / 1000) - CLOCK_ALLOWANCE_SECONDS;
	return await new SignJWT()
		.setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
		.setIssuer(pair.key)
		.setIssuedAt(issuedAt)
		.setExpirationTime(issuedAt + LIFETIME_SECONDS)
		.sign(new TextEncoder().encode(pair.secret));
}
