import { networkCodeOf, reasonOf } from '../../../nodes/ZoomVideoSdk/zoom/http/networkError';

const withCode = (code: unknown, more: object = {}) =>
	Object.assign(new Error('m'), { code, ...more });

describe('the code of a network error', () => {
	it.each([
		'ECONNREFUSED',
		'ENOTFOUND',
		'EAI_AGAIN',
		'ETIMEDOUT',
		'ECONNRESET',
		'EPIPE',
		'EPROTO',
		'UND_ERR_SOCKET',
		'CERT_HAS_EXPIRED',
		'SELF_SIGNED_CERT_IN_CHAIN',
		'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		'DEPTH_ZERO_SELF_SIGNED_CERT',
		'ERR_TLS_CERT_ALTNAME_INVALID',
	])('%s is found', (code) => {
		expect(networkCodeOf(withCode(code))).toBe(code);
	});

	it.each<[string, unknown]>([
		['in the cause', withCode(undefined, { cause: withCode('ECONNRESET') })],
		[
			'in the cause of the cause',
			new Error('m', { cause: new Error('m', { cause: withCode('ECONNRESET') }) }),
		],
		['where n8n keeps the client’s error', { errorResponse: { code: 'ECONNRESET' } }],
		['behind a code that is a number', withCode(500, { cause: withCode('ECONNRESET') })],
		['in an object that is no error', { code: 'ECONNRESET' }],
	])('is found %s', (_, error) => {
		expect(networkCodeOf(error)).toBe('ECONNRESET');
	});

	it.each<[string, unknown]>([
		['no error', undefined],
		['null', null],
		['text', 'ECONNRESET'],
		['an error without code', new Error('ECONNRESET')],
		['an HTTP status', withCode(404)],
		['a status as text', withCode('404')],
		['words', withCode('Error')],
	])('is none in %s', (_, error) => {
		expect(networkCodeOf(error)).toBeUndefined();
	});

	it('is looked for in a chain that bites its tail without end', () => {
		const error: Error = new Error('m');
		error.cause = error;
		expect(networkCodeOf(error)).toBeUndefined();
	});
});

describe('the words of an error', () => {
	it.each<[string, unknown, string]>([
		['an error', new Error('socket hang up'), 'socket hang up'],
		['anything else', { toString: () => 'secret' }, 'unknown reason'],
		['nothing', undefined, 'unknown reason'],
	])('%s', (_, error, words) => {
		expect(reasonOf(error)).toBe(words);
	});
});
