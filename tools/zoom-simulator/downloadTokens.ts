import { generateKeyPairSync, randomBytes, type KeyPairKeyObjectResult } from 'node:crypto';

import { jwtVerify, SignJWT } from 'jose';

/** The tokens that the service gives out for downloads: of one session, for a time. */
export class DownloadTokens {
	private readonly secret = randomBytes(64);

	/** Made when the first event has a token: most accounts of tests never have one. */
	private keyPair: KeyPairKeyObjectResult | undefined;

	constructor(private readonly clock: () => number) {}

	/** A `download_access_token` for all files of a session, good for so many seconds. */
	async issue(sessionId: string, seconds: number): Promise<string> {
		const issuedAt = this.now();
		return await new SignJWT({ sub: sessionId, iat: issuedAt, exp: issuedAt + seconds })
			.setProtectedHeader({ alg: 'HS512' })
			.setIssuer('https://event.zoom.us')
			.setAudience('https://oauth.zoom.us')
			.setJti(randomBytes(12).toString('hex'))
			.sign(this.secret);
	}

	/** The `download_token` of an event, as captured ones look: ES256, with the session in `mid`. */
	async issueForEvent(sessionId: string, seconds: number): Promise<string> {
		const issuedAt = this.now();
		return await new SignJWT({ mid: sessionId, iat: issuedAt, exp: issuedAt + seconds })
			.setProtectedHeader({ alg: 'ES256' })
			.setIssuer('EventConsumerRecDownload')
			.setAudience('WebRecDownload')
			.setJti(randomBytes(12).toString('hex'))
			.sign(this.eventKeys.privateKey);
	}

	/** Whether the token is one of these, not expired and for this session. */
	async accepts(token: string, sessionId: string): Promise<boolean> {
		const currentDate = new Date(this.clock());
		const ofSession = jwtVerify(token, this.secret, {
			algorithms: ['HS512'],
			subject: sessionId,
			currentDate,
		}).then(() => true);
		const ofEvent = jwtVerify(token, this.eventKeys.publicKey, {
			algorithms: ['ES256'],
			currentDate,
		}).then(({ payload }) => payload['mid'] === sessionId);
		const results = await Promise.allSettled([ofSession, ofEvent]);
		return results.some((result) => result.status === 'fulfilled' && result.value);
	}

	private get eventKeys(): KeyPairKeyObjectResult {
		this.keyPair ??= generateKeyPairSync('ec', { namedCurve: 'P-256' });
		return this.keyPair;
	}

	private now(): number {
		return Math.floor(this.clock() / 1000);
	}
}
