import { SignJWT } from 'jose';

import type { KeyPair } from './keyPair';

/** The claims of a token: texts and numbers, by Zoom's short names. */
export type Claims = Record<string, string | number>;

/** Zoom suggests tokens of at most an hour. Each request has its own token, so minutes would suffice. */
const LIFETIME_SECONDS = 3600;

/** Dated back by half a minute, as in Zoom's own sample, so that a clock may be ahead. */
const CLOCK_ALLOWANCE_SECONDS = 30;

/** The issue time of a token made now, in seconds since the epoch. */
export function issueTime(now: number): number {
	return Math.floor(now / 1000) - CLOCK_ALLOWANCE_SECONDS;
}

/** Signs claims as they are, with HS256 like all of Zoom's tokens. */
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
