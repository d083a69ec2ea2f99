import { randomBytes } from 'node:crypto';

import { jwtVerify, SignJWT } from 'jose';

/** The tokens that the service gives out for downloads: of one session, for a time. */
export class DownloadTokens {
	private readonly secret = randomBytes(64);

	constructor(private readonly clock: () => number) {}

	/** A token for all files of a session, good for so many seconds. */
	async issue(sessionId: string, seconds: number): Promise<string> {
		const issuedAt = Math.floor(this.clock() / 1000);
		return await new SignJWT({ sub: sessionId, iat: issuedAt, exp: issuedAt + seconds })
			.setProtectedHeader({ alg: 'HS512' })
			.setIssuer('https://event.zoom.us')
			.setAudience('https://oauth.zoom.us')
			.setJti(randomBytes(12).toString('hex'))
			.sign(this.secret);
	}

	/** Whether the token is one of these, not expired and for this session. */
	async accepts(token: string, sessionId: string): Promise<boolean> {
		try {
			await jwtVerify(token, this.secret, {
				algorithms: ['HS512'],
				subject: sessionId,
				currentDate: new Date(this.clock()),
			});
			return true;
		} catch {
			return false;
		}
	}
}
