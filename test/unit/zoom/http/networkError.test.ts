import { ZoomError } from '../../../../nodes/ZoomVideoSdk/shared/errors';
import {
	isDecodingError,
	networkCodeOf,
	reasonOf,
	toNetworkError,
} from '../../../../nodes/ZoomVideoSdk/zoom/http/networkError';

const NETWORK = 'Check the network and proxy of this machine, then try again.';
const CERTIFICATE =
	'A proxy that opens TLS needs its certificate known to n8n (NODE_EXTRA_CA_CERTS).';
const NAME = "Check the 'Base URL' of the credential and the name service of this machine.";

describe('a call that got no answer', () => {
	it.each<[string, string, string]>([
		['ENOTFOUND', 'The host zoom.us was not found', NAME],
		['EAI_AGAIN', 'The host zoom.us was not found', NAME],
		[
			'ECONNREFUSED',
			'The host zoom.us refused the connection',
			"Check the 'Base URL' of the credential, and that nothing between blocks the way.",
		],
		['ETIMEDOUT', 'The host zoom.us did not answer in time', NETWORK],
		['ECONNABORTED', 'The host zoom.us did not answer in time', NETWORK],
		['CERT_HAS_EXPIRED', 'The certificate of zoom.us was not accepted', CERTIFICATE],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'The certificate of zoom.us was not accepted', CERTIFICATE],
		['SELF_SIGNED_IN_CHAIN', 'The certificate of zoom.us was not accepted', CERTIFICATE],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'The certificate of zoom.us was not accepted', CERTIFICATE],
		['UNABLE_TO_GET_ISSUER', 'The certificate of zoom.us was not accepted', CERTIFICATE],
		['ERR_SSL_WRONG_VERSION', 'The certificate of zoom.us was not accepted', CERTIFICATE],
		['ERR_TLS_HANDSHAKE', 'The certificate of zoom.us was not accepted', CERTIFICATE],
		['ECONNRESET', 'The connection to zoom.us broke', NETWORK],
		['UNABLE_TO_CONNECT', 'The connection to zoom.us broke', NETWORK],
	])('%s: %s', (code, message, description) => {
		const error = toNetworkError(code, 'reason of no interest', 'zoom.us');
		expect(error).toBeInstanceOf(ZoomError);
		expect(error).toMatchObject({ name: 'ZoomError', message, details: { description } });
	});

	it('and has no code is reported in its own words, without any secrets in them', () => {
		const reason = 'Domain not allowed: https://zoom.us/rec?token=abc';
		expect(toNetworkError(undefined, reason, 'zoom.us')).toMatchObject({
			message: 'The request to zoom.us could not be sent',
			details: {
				description:
					'If n8n itself does not allow the address, allow it there. Otherwise check the network. (Domain not allowed: https://zoom.us/…)',
			},
		});
	});
});

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
		["where n8n keeps the client's error", { errorResponse: { code: 'ECONNRESET' } }],
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

	it('is found five errors deep, and no deeper', () => {
		const nested = (depth: number): Error =>
			depth === 0 ? withCode('ECONNRESET') : new Error('m', { cause: nested(depth - 1) });
		expect(networkCodeOf(nested(4))).toBe('ECONNRESET');
		expect(networkCodeOf(nested(5))).toBeUndefined();
	});

	it('is looked for in a circular chain without an endless loop', () => {
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

describe('a body that could not be decompressed', () => {
	it.each(['Z_DATA_ERROR', 'Z_BUF_ERROR', 'ERR_BROTLI_X', 'ERR__ERROR_FORMAT_PADDING_1', 'ZSTD_X'])(
		'is known by %s',
		(code) => {
			expect(isDecodingError(withCode(code))).toBe(true);
		},
	);

	it.each<[string, unknown]>([
		['a broken connection', withCode('ECONNRESET')],
		['another error of Node', withCode('ERR_Z_DATA')],
		['a code that is a number', withCode(3)],
		['no code', new Error('Z_DATA_ERROR')],
		['no error', 'Z_DATA_ERROR'],
		['nothing', undefined],
	])('is not %s', (_, error) => {
		expect(isDecodingError(error)).toBe(false);
	});
});
