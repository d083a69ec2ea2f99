import type { JsonObject } from '../../../../../nodes/ZoomVideoSdk/shared/json';
import { sign } from '../../../../../nodes/ZoomVideoSdk/zoom/webhooks/signature';
import {
	answerUrlValidation,
	URL_VALIDATION_EVENT,
} from '../../../../../nodes/ZoomVideoSdk/triggers/webhook/verify/urlValidation';
import { CHALLENGE, SIGNED_EVENT, WEBHOOK_SECRET } from '../../../fixtures/vectors';

const challenge = (payload: JsonObject['payload']): JsonObject => ({
	event: 'endpoint.url_validation',
	event_ts: 1654503849680,
	...(payload !== undefined && { payload }),
});
const answer = (payload: JsonObject['payload']) =>
	answerUrlValidation(challenge(payload), WEBHOOK_SECRET);

describe('the challenge endpoint.url_validation', () => {
	it('is answered with the token and its HMAC', () => {
		expect(URL_VALIDATION_EVENT).toBe('endpoint.url_validation');
		expect(answer({ plainToken: CHALLENGE.plainToken })).toEqual(CHALLENGE);
	});

	it.each([
		['1 character', 'a'],
		['128 characters', 'a'.repeat(128)],
		['every character of base64url', 'AZaz09_-'],
	])('is answered for %s', (_, plainToken) => {
		expect(answer({ plainToken })).toMatchObject({
			plainToken,
			encryptedToken: expect.stringMatching(/^[0-9a-f]{64}$/),
		});
	});

	it.each([
		['no payload', undefined],
		['a payload that is null', null],
		['a payload that is text', CHALLENGE.plainToken],
		['a payload that is a list', [{ plainToken: CHALLENGE.plainToken }]],
		['no token', {}],
		['an empty token', { plainToken: '' }],
		['a token that is null', { plainToken: null }],
		['a token that is a number', { plainToken: 123 }],
		['a token that is a list', { plainToken: [CHALLENGE.plainToken] }],
		['a token that is an object', { plainToken: { toString: 'a' } }],
		['129 characters', { plainToken: 'a'.repeat(129) }],
		['10 kB', { plainToken: 'a'.repeat(10_240) }],
		['a colon', { plainToken: 'v0:1626230691' }],
		['JSON', { plainToken: '{"event":"session.started"}' }],
		['white space', { plainToken: 'a b' }],
		['a line break at the end', { plainToken: `${CHALLENGE.plainToken}\n` }],
		['letters beyond ASCII', { plainToken: 'é' }],
		['plus and slash of base64', { plainToken: 'a+b/c=' }],
	])('is not answered for %s', (_, payload) => {
		expect(answer(payload)).toBeUndefined();
	});

	it('does not sign an event that an attacker wrote into the token', () => {
		const { timestamp, body, signature } = SIGNED_EVENT;
		// The HMAC of this token would be the event's signature.
		expect(sign(WEBHOOK_SECRET, timestamp, Buffer.from(body))).toBe(signature);
		expect(answer({ plainToken: `v0:${timestamp}:${body}` })).toBeUndefined();
		expect(answer({ plainToken: `v0:${timestamp}:` })).toBeUndefined();
	});
});
