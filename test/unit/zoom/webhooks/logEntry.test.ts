import { parseJson, type Json, type JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';
import {
	bodyOf,
	headersOf,
	isDelivered,
	verifyEntry,
} from '../../../../nodes/ZoomVideoSdk/zoom/webhooks/logEntry';
import { eventBody, logEntry, signedHeaders } from '../../fixtures/logEntries';
import { WEBHOOK_SECRET } from '../../fixtures/vectors';

const BODY = eventBody('session.started');

describe('logged headers', () => {
	const wanted = { 'x-zm-signature': 'v0=ab', 'x-zm-request-timestamp': '1626230691' };
	it.each<[string, Json | undefined]>([
		['an object', { 'X-ZM-Signature': 'v0=ab', 'x-zm-request-timestamp': '1626230691' }],
		['numbers', { 'x-zm-signature': 'v0=ab', 'X-Zm-Request-Timestamp': 1626230691 }],
		['lists of values', { 'x-zm-signature': ['v0=ab'], 'x-zm-request-timestamp': ['1626230691'] }],
		['JSON text', '{"X-Zm-Signature":"v0=ab","x-zm-request-timestamp":"1626230691"}'],
		[
			'names and values',
			[
				{ name: 'X-Zm-Signature', value: 'v0=ab' },
				{ key: 'x-zm-request-timestamp', value: '1626230691' },
			],
		],
		[
			'pairs',
			[
				['X-Zm-Signature', 'v0=ab'],
				['x-zm-request-timestamp', 1626230691],
			],
		],
		[
			'objects in a list',
			[{ 'X-Zm-Signature': 'v0=ab' }, { 'x-zm-request-timestamp': 1626230691 }],
		],
		[
			'lines',
			'POST / HTTP/1.1\r\nX-Zm-Signature: v0=ab\r\n x-zm-request-timestamp : 1626230691\r\n',
		],
		['lines in a list', ['X-Zm-Signature: v0=ab', 'x-zm-request-timestamp:1626230691']],
		['JSON text of a list', '[["X-Zm-Signature","v0=ab"],["X-Zm-Request-Timestamp","1626230691"]]'],
	])('are read from %s', (_, headers) => {
		expect(headersOf(headers)).toEqual(wanted);
	});

	it.each([undefined, null, 7, true, '', 'nothing', [null, 7, []]] satisfies Array<
		Json | undefined
	>)('are none in %j', (headers) => expect(headersOf(headers)).toEqual({}));
});

describe('whether a try succeeded', () => {
	it.each<[Json | undefined, Json | undefined, boolean]>([
		[200, '{"accepted":true}', true],
		['200', undefined, true],
		[204, '', true],
		[299, {}, true],
		[199, undefined, false],
		[300, undefined, false],
		[404, undefined, false],
		[0, undefined, false],
		['', undefined, false],
		[undefined, undefined, false],
		[null, undefined, false],
		[200, 'n8n is starting up. Please wait', false],
		[200, '<html><body>n8n is starting up. Please wait</body></html>', false],
		[200, { message: 'n8n is starting up. Please wait' }, false],
	])('status %j with %j: %s', (status, response_body, isTaken) => {
		expect(isDelivered({ status, response_body })).toBe(isTaken);
	});
});

describe('a logged body', () => {
	const verify = (entry: JsonObject, secrets = ['other', WEBHOOK_SECRET]) =>
		verifyEntry(entry, secrets);
	const signedAs = (body: string, logged: Json | undefined) =>
		logEntry(body, { more: { request_body: logged } });
	const parsed = (text: string) => bodyOf({ request_body: text });

	it('is accepted as text whatever its style, with either secret and at any age', () => {
		const odd = BODY.replace('"event":', '"event" :\\u0020').replace('\\u0020', ' ');
		for (const body of [BODY, odd, BODY.replace('Demo', 'a\\/b'), `${BODY}\n`]) {
			expect(verify(logEntry(body))).toEqual({ body: parsed(body), unusable: undefined });
		}
	});

	it('is accepted as an object if the bytes were those of JSON.stringify', () => {
		expect(verify(signedAs(BODY, parsed(BODY))).body).toEqual(parsed(BODY));
	});

	it('is accepted as an object although ids were numbers', () => {
		const body = BODY.replace('"kwPoX6bTS4uWBYwmEpzBvA=="', '12345678901234567890');
		const read = parseJson(`{"logged":${body}}`);
		const logged =
			typeof read === 'object' && read !== null && 'logged' in read ? read.logged : null;
		expect(verify(signedAs(body, logged)).unusable).toBeUndefined();
	});

	it.each<[string, JsonObject, string]>([
		['no body', signedAs(BODY, undefined), 'no_body'],
		['null', signedAs(BODY, null), 'no_body'],
		['an empty body', signedAs(BODY, ''), 'no_body'],
		['a cut body', signedAs(BODY, BODY.slice(0, 100)), 'cut_body'],
		['a body that is a list', logEntry('[]'), 'cut_body'],
		['another object', signedAs(BODY.replace(':', ': '), parsed(BODY)), 'parsed_body'],
		['an altered body', signedAs(BODY, BODY.replace('Demo', 'demo')), 'bad_signature'],
		['another secret', logEntry(BODY, { secret: 'forged' }), 'bad_signature'],
		['no headers', logEntry(BODY, { more: { request_headers: undefined } }), 'missing_header'],
		[
			'no timestamp',
			logEntry(BODY, { more: { request_headers: { 'x-zm-signature': 'v0=ab' } } }),
			'missing_header',
		],
		[
			'another timestamp',
			logEntry(BODY, {
				more: {
					request_headers: { ...signedHeaders(BODY), 'x-zm-request-timestamp': '1626230692' },
				},
			}),
			'bad_signature',
		],
		[
			'a timestamp that is none',
			logEntry(BODY, {
				more: { request_headers: { ...signedHeaders(BODY), 'x-zm-request-timestamp': 'now' } },
			}),
			'bad_signature',
		],
	])('is refused with %s', (_, entry, reason) => {
		expect(verify(entry)).toEqual({ body: undefined, unusable: reason });
	});

	it('is never accepted without a secret', () => {
		expect(verify(logEntry(BODY, { secret: '' }), []).unusable).toBe('bad_signature');
	});
});
