import { SignJWT } from 'jose';

import type { KeyPair } from './keyPair';

/** What a token says: texts and numbers, by Zoom's short names. */
export type Claims = Record<string, string | number>;

/** Zoom suggests tokens of an hour at most; a token is made for each request, so minutes would do. */
const LIFETIME_SECONDS = 3600;

/** Issued half a minute back, as Zoom's own sample does, so that a clock running ahead is forgiven. */
const CLOCK_ALLOWANCE_SECONDS = 30;

/** The issue time of a token made now, in seconds since the epoch. */
export function issueTime(now: number): number {
	return Math.floor(now / 1000) - CLOCK_ALLOWANCE_SECONDS;
}

/** Signs claims as they stand: HS256, as all of Zoom's tokens. */
export async function signClaims(claims: Readonly<Claims>, secret: string): Promise<string> {
	return await new SignJWT({ ...claims })
		.setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
		.sign(new TextEncoder().encode(secret));
}

/**
 * Signs the token that authorises a REST call: HS256 with the claims `iss` (the key), `iat` and `exp`.
 *
 * @param now milliseconds since the epoch
 * @see https://developers.zoom.us/docs/api/video-sdk/
 */
export async function signApiToken(pair: KeyPair, now: number): Promise<string> {
	const iat = issueTime(now);
	return await signClaims({ iss: pair.key, iat, exp: iat + LIFETIME_SECONDS }, pair.secret);
}
