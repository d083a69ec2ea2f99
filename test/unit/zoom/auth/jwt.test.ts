import { jwtVerify, SignJWT } from 'jose';

import { signApiToken } from '../../../../nodes/ZoomVideoSdk/zoom/auth/jwt';
import { API_TOKEN } from '../../fixtures/vectors';

const { key, secret, issuedAt, expiresAt } = API_TOKEN;
const pair = { key, secret };
const keyOf = (text: string) => new TextEncoder().encode(text);

async function verified(now: number) {
	const token = await signApiToken(pair, now);
	return await jwtVerify(token, keyOf(secret), {
		algorithms: ['HS256'],
		issuer: key,
		currentDate: new Date(now),
	});
}

describe('the token of a REST call', () => {
	it('is the known one for the known claims', async () => {
		// Issued half a minute before now, so now is half a minute after the vector's time.
		expect(await signApiToken(pair, (issuedAt + 30) * 1000)).toBe(API_TOKEN.token);
		const rebuilt = await new SignJWT({ iss: key, iat: issuedAt, exp: expiresAt })
			.setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
			.sign(keyOf(secret));
		expect(rebuilt).toBe(API_TOKEN.token);
	});

	it('passes verification, with HS256 and nothing but iss, iat and exp', async () => {
		const { payload, protectedHeader } = await verified(1_800_000_000_123);
		expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'JWT' });
		expect(Object.keys(payload).sort()).toEqual(['exp', 'iat', 'iss']);
	});

	it.each([
		['a whole second', 1_800_000_000_000],
		['just before the next second', 1_800_000_000_999],
	])('is issued thirty seconds back and ends within the hour, at %s', async (_, now) => {
		const { payload } = await verified(now);
		expect(payload.iat).toBe(1_800_000_000 - 30);
		expect(Number.isInteger(payload.exp)).toBe(true);
		expect(payload.exp).toBeGreaterThan(1_800_000_000);
		expect(payload.exp).toBeLessThanOrEqual(1_800_000_000 + 3600);
	});

	it('is refused with another secret', async () => {
		const token = await signApiToken(pair, Date.now());
		await expect(jwtVerify(token, keyOf('another_secret'))).rejects.toThrow('signature');
	});

	it('is accepted by a clock that is half a minute behind', async () => {
		const now = 1_800_000_000_000;
		const token = await signApiToken(pair, now);
		const theirs = { currentDate: new Date(now - 30_000), maxTokenAge: '1h' };
		await expect(jwtVerify(token, keyOf(secret), theirs)).resolves.toBeDefined();
	});

	it('signs with secrets beyond ASCII', async () => {
		const token = await signApiToken({ key, secret: 'sécrét' }, Date.now());
		await expect(jwtVerify(token, keyOf('sécrét'))).resolves.toBeDefined();
	});
});
