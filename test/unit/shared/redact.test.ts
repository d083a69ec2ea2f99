import { redact } from '../../../nodes/ZoomVideoSdk/shared/redact';
import { toApiError } from '../../../nodes/ZoomVideoSdk/zoom/http/errorMessages';
import { toNetworkError } from '../../../nodes/ZoomVideoSdk/zoom/http/networkError';
import { readResponse } from '../../../nodes/ZoomVideoSdk/zoom/http/response';
import { API_TOKEN } from '../fixtures/vectors';

const JWT = API_TOKEN.token;
const [header = '', payload = '', seal = ''] = JWT.split('.');

/** Texts with something secret in them, and what must not be left of it. */
const leaks: Array<[string, string, string[]]> = [
	['a token', `token ${JWT} is bad`, [payload, seal]],
	['half a token', `got ${header}.${payload}`, [payload]],
	['a token in quotes', `{"a":"${JWT}"}`, [payload, seal]],
	['a token glued to a word', `token_${JWT}`, [payload, seal]],
	[
		"a token with base64's own characters",
		'eyJhbGciOi+J/I1NiJ9.secret+part/==',
		['secret', 'part'],
	],
	['two tokens', `${JWT} ${JWT}`, [payload, seal]],
	['a bearer', 'Authorization: Bearer opaque.token-123', ['opaque', '123']],
	['a bearer in lower case', 'authorization: bearer opaque', ['opaque']],
	['a bearer over two lines', 'Bearer\n  opaque', ['opaque']],
	[
		'a signed address',
		'GET https://ssrweb.zoom.us/rec/a.mp4?Policy=p0l&Signature=s1g&Key-Pair-Id=k3y',
		['p0l', 's1g', 'k3y', 'a.mp4'],
	],
	['a download address', 'at https://zoom.us/rec/download/opaque123', ['opaque123']],
	['an address with a token', 'https://zoom.us/x/?access_token=opaque', ['opaque']],
	['a token in the fragment', 'https://zoom.us/#access_token=opaque', ['opaque']],
	['an address in upper case', 'HTTPS://ZOOM.US/REC/OPAQUE', ['OPAQUE']],
	['a user and a password', 'via http://me:hunter2@proxy.example:3128/', ['me:', 'hunter2']],
	['a password with an @', 'via http://me:hunt@er2@proxy.example/', ['hunt', 'er2']],
	['an address as JSON writes it', 'https:\\/\\/zoom.us\\/rec\\/opaque', ['opaque']],
	[
		'a signed address without a scheme',
		'GET //bucket.example/rec/a.mp4?X-Amz-Signature=s1g&Expires=1',
		['a.mp4', 's1g', 'Expires'],
	],
	['one without a scheme in quotes', 'to "//bucket.example:8443/opaque?sv=s1g"', ['opaque', 's1g']],
	['one without a scheme that has no path', 'to //bucket.example?sv=s1g', ['s1g']],
	['one without a scheme as JSON writes it', '"\\/\\/bucket.example\\/opaque"', ['opaque']],
	['one without a scheme with a password', 'via //me:hunter2@proxy.example/', ['me:', 'hunter2']],
	['one in a page', '<a href=//bucket.example/opaque?sv=s1g>', ['opaque', 's1g']],
	['an address of another scheme', 's3://bucket.example/opaque?sv=s1g', ['opaque', 's1g']],
	['a token in a path alone', 'GET /rec/x?access_token=opaque&b=1', ['opaque']],
	['a token as a JSON field', '{"download_token":"opaque"}', ['opaque']],
	['a secret as a field', 'clientSecret: opaque', ['opaque']],
	['a secret as a field with spaces', 'clientSecret : opaque', ['opaque']],
];

describe.each(leaks)('%s', (_, text, secrets) => {
	const expectClean = (shown: string) => {
		for (const secret of secrets) expect(shown).not.toContain(secret);
	};

	it('does not survive', () => {
		expectClean(redact(text));
	});

	it('does not survive in the explanation of an answer', () => {
		for (const [status, body] of [
			[400, { code: 300, message: text }],
			[401, { code: 124, message: text }],
			[404, { code: 3301, message: 'm', errors: [{ field: text, message: text }] }],
			[429, { code: 429, message: `daily ${text}` }],
			[500, { message: text }],
			[200, { code: 200, message: text }],
		] as const) {
			const reply = readResponse(status, {}, JSON.stringify(body));
			const { message, details } = toApiError(reply, { signedWith: 'api', now: 0 });
			expectClean(`${message} ${details.description}`);
		}
	});

	it('does not survive in the explanation of a network fault', () => {
		const { message, details } = toNetworkError(undefined, text, 'api.zoom.us');
		expectClean(`${message} ${details.description}`);
	});
});

describe('what may be shown is left', () => {
	it.each([
		[
			"Zoom's words",
			'Session does not exist: kwPoX6bTS4uWBYwmEpzBvA==.',
			'Session does not exist: kwPoX6bTS4uWBYwmEpzBvA==.',
		],
		[
			'an id with slashes',
			'Sessions do not exist: //kwPoX6bTS4uW==, kwPo//X6bTS4uW==. //',
			'Sessions do not exist: //kwPoX6bTS4uW==, kwPo//X6bTS4uW==. //',
		],
		['a host without a scheme', 'see //zoom.us/recording', 'see //zoom.us/…'],
		['a host', 'see https://zoom.us/recording', 'see https://zoom.us/…'],
		['a host with a port', 'at http://127.0.0.1:4010/v2', 'at http://127.0.0.1:4010/…'],
		[
			'words about tokens',
			'Invalid access token, this access token is not supported.',
			'Invalid access token, this access token is not supported.',
		],
		[
			'that something was hidden, and all of it',
			'Bearer abc.d clientSecret: opaque, got eyJhbGci.abc',
			'Bearer [token] clientSecret: [hidden], got [token]',
		],
		['white space is joined', ' a \n\t b ', 'a b'],
	])('%s', (_, text, shown) => {
		expect(redact(text)).toBe(shown);
	});

	it('is cut when long', () => {
		expect(redact('a'.repeat(5000))).toBe(`${'a'.repeat(300)}…`);
		expect(redact('a'.repeat(300))).toBe('a'.repeat(300));
	});

	it('is found in a long text of white space and letters without delay', () => {
		const hostile = ['bearer ', 'eyJ.', 'https://', ' //', '//a.', '/', 'token=', ' '].map((part) =>
			part.repeat(50_000),
		);
		hostile.push(`//${'a'.repeat(50_000)}`, `//${'a.'.repeat(50_000)}@`);
		for (const text of hostile) expect(redact(text).length).toBeLessThanOrEqual(301);
	});
});

describe('network faults', () => {
	it.each<[string | undefined, RegExp, RegExp]>([
		['ENOTFOUND', /api\.zoom\.us was not found/, /'Base URL'/],
		['EAI_AGAIN', /was not found/, /name service/],
		['ECONNREFUSED', /refused the connection/, /'Base URL'/],
		['ETIMEDOUT', /in time/, /proxy/],
		['ECONNABORTED', /in time/, /try again/],
		['ECONNRESET', /broke/, /try again/],
		['CERT_HAS_EXPIRED', /certificate/, /NODE_EXTRA_CA_CERTS/],
		['SELF_SIGNED_CERT_IN_CHAIN', /certificate/, /proxy/],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /certificate/, /TLS/],
		['ERR_TLS_CERT_ALTNAME_INVALID', /certificate/, /TLS/],
		[
			undefined,
			/request to api\.zoom\.us could not be sent/,
			/allow it there.*\(socket hang up\)$/,
		],
	])('%s', (code, what, advice) => {
		const { message, details } = toNetworkError(code, 'socket hang up', 'api.zoom.us');
		expect(message).toMatch(what);
		expect(details.description).toMatch(advice);
	});
});
