import { decodeJwt, jwtVerify, SignJWT, errors } from 'jose';

import { zoomError, type Reply } from './http/reply';
import type { Keys } from './service';
import type { Settings } from './settings';

const invalid = zoomError(401, 124, 'Invalid access token.');
const inQuery = zoomError(
	401,
	124,
	'Invalid access token, this access token is not supported as query parameter string.',
);

/** Signs a token as the service's clients do. Times in seconds. */
export async function signApiToken(
	pair: { key: string; secret: string },
	issuedAt = Math.floor(Date.now() / 1000) - 30,
	lifetime = 3600,
): Promise<string> {
	return await new SignJWT({ iss: pair.key, iat: issuedAt, exp: issuedAt + lifetime })
		.setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
		.sign(new TextEncoder().encode(pair.secret));
}

/**
 * Checks the token of a REST call: HS256 with the API pair, `iss`, `iat` and `exp` there, not
 * expired, not from the future.
 * @returns the 401 that the service sends, or undefined for a good token
 */
export async function refuseApiToken(
	authorization: string | undefined,
	query: URLSearchParams,
	about: { keys: Keys; settings: Readonly<Settings>; now: number },
): Promise<Reply | undefined> {
	const token = bearer(authorization);
	if (token === undefined) return query.has('access_token') ? inQuery : invalid;
	const reason = await faultOf(token, about);
	if (reason === undefined) return undefined;
	if (reason === 'expired') return zoomError(401, 124, about.settings.expiredTokenMessage);
	return invalid;
}

/** The token of a header `Bearer …`. */
export function bearer(authorization: string | undefined): string | undefined {
	return /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
}

async function faultOf(
	token: string,
	{ keys, settings, now }: { keys: Keys; settings: Readonly<Settings>; now: number },
): Promise<'invalid' | 'expired' | undefined> {
	try {
		const { iss } = decodeJwt(token);
		const secret = secretOf(iss, keys, settings);
		if (secret === undefined) return 'invalid';
		const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
			algorithms: ['HS256'],
			requiredClaims: ['iss', 'iat', 'exp'],
			currentDate: new Date(now),
		});
		const { iat = Number.NaN, exp = Number.NaN } = payload;
		if (!(iat <= now / 1000 + settings.iatSkewSeconds)) return 'invalid';
		const longest = settings.maxTokenLifetimeSeconds;
		return longest > 0 && exp - iat > longest ? 'invalid' : undefined;
	} catch (error) {
		return error instanceof errors.JWTExpired ? 'expired' : 'invalid';
	}
}

function secretOf(
	issuer: string | undefined,
	keys: Keys,
	settings: Readonly<Settings>,
): string | undefined {
	if (issuer === keys.apiKey) return keys.apiSecret;
	return settings.acceptSdkPair && issuer === keys.sdkKey ? keys.sdkSecret : undefined;
}
