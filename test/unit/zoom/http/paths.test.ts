import fc from 'fast-check';

import { InputError } from '../../../../nodes/ZoomVideoSdk/shared/errors';
import {
	deletionPath,
	filePath,
	sessionPath,
	withQuery,
	type SessionIdEncoding,
	type SessionPath,
} from '../../../../nodes/ZoomVideoSdk/zoom/http/paths';

const written = (path: SessionPath) => path[path.encoding];

/** Ids with what Zoom should be sent: once, unless they begin with `/` or contain `//`. */
describe.each<[id: string, single: string, double: string, auto: 'single' | 'double']>([
	[
		'kwPoX6bTS4uWBYwmEpzBvA==',
		'kwPoX6bTS4uWBYwmEpzBvA%3D%3D',
		'kwPoX6bTS4uWBYwmEpzBvA%253D%253D',
		'single',
	],
	[
		'kwPoX6bTS4uWBYwmEppXvZ++',
		'kwPoX6bTS4uWBYwmEppXvZ%2B%2B',
		'kwPoX6bTS4uWBYwmEppXvZ%252B%252B',
		'single',
	],
	[
		'oiFKKKL/RyGdm9W1r1Ll6w==',
		'oiFKKKL%2FRyGdm9W1r1Ll6w%3D%3D',
		'oiFKKKL%252FRyGdm9W1r1Ll6w%253D%253D',
		'single',
	],
	[
		'/ajXp112QmuoKj4854875==',
		'%2FajXp112QmuoKj4854875%3D%3D',
		'%252FajXp112QmuoKj4854875%253D%253D',
		'double',
	],
	['ab//cdX+1==', 'ab%2F%2FcdX%2B1%3D%3D', 'ab%252F%252FcdX%252B1%253D%253D', 'double'],
	['+abc', '%2Babc', '%252Babc', 'single'],
	['++abc', '%2B%2Babc', '%252B%252Babc', 'single'],
	['=abc', '%3Dabc', '%253Dabc', 'single'],
	['//abc', '%2F%2Fabc', '%252F%252Fabc', 'double'],
	['/+abc', '%2F%2Babc', '%252F%252Babc', 'double'],
	['+/abc', '%2B%2Fabc', '%252B%252Fabc', 'single'],
	['a+/b', 'a%2B%2Fb', 'a%252B%252Fb', 'single'],
	['a/b/c', 'a%2Fb%2Fc', 'a%252Fb%252Fc', 'single'],
	['a/+/b', 'a%2F%2B%2Fb', 'a%252F%252B%252Fb', 'single'],
	['a==b', 'a%3D%3Db', 'a%253D%253Db', 'single'],
	['abc/', 'abc%2F', 'abc%252F', 'single'],
	['abc//', 'abc%2F%2F', 'abc%252F%252F', 'double'],
	['abc/=', 'abc%2F%3D', 'abc%252F%253D', 'single'],
	['abc+', 'abc%2B', 'abc%252B', 'single'],
	['1234567890', '1234567890', '1234567890', 'single'],
	['a b?c#d%2F', 'a%20b%3Fc%23d%252F', 'a%2520b%253Fc%2523d%25252F', 'single'],
])('session id %s', (id, single, double, auto) => {
	it.each<[SessionIdEncoding, string]>([
		['auto', auto === 'single' ? single : double],
		['single', single],
		['double', double],
	])('%s', (encoding, encoded) => {
		expect(written(sessionPath(id, encoding))).toBe(`/videosdk/sessions/${encoded}`);
		expect(written(sessionPath(id, encoding, 'recordings'))).toBe(
			`/videosdk/sessions/${encoded}/recordings`,
		);
	});
});

describe('any id of base64 characters', () => {
	const ids = fc.string({ unit: fc.constantFrom(...'aZ09+/='), minLength: 1, maxLength: 24 });
	const encodings = fc.constantFrom<SessionIdEncoding>('auto', 'single', 'double');

	it('stays one segment of the path and can be decoded', () => {
		fc.assert(
			fc.property(ids, encodings, (id, encoding) => {
				const path = new URL(
					`https://api.zoom.us/v2${written(sessionPath(id, encoding, 'events'))}`,
				).pathname;
				const [, , , , segment = '', part] = path.split('/');
				expect(part).toBe('events');
				const once = decodeURIComponent(segment);
				expect([once, decodeURIComponent(once)]).toContain(id);
			}),
		);
	});
});

describe('ids that would name another path', () => {
	it.each(['', '.', '..'])('"%s" is refused: addresses resolve it', (id) => {
		for (const encoding of ['auto', 'single', 'double'] as const) {
			const path = () => sessionPath(id, encoding, 'recordings');
			expect(path).toThrow(InputError);
			expect(path).toThrow(
				expect.objectContaining({
					message: `'Session': "${id}" is not a session ID`,
					description: 'Give the ID as Zoom shows it.',
				}),
			);
		}
	});

	it.each(['...', '.a', 'a/../b', '%2e%2e'])('"%s" stays within its segment', (id) => {
		const { pathname } = new URL(
			`https://api.zoom.us/v2${written(sessionPath(id, 'auto', 'events'))}`,
		);
		expect(pathname).toMatch(/^\/v2\/videosdk\/sessions\/[^/]+\/events$/);
	});
});

describe('withQuery', () => {
	it.each([
		['no values', {}, '/p'],
		['only undefined', { a: undefined }, '/p'],
		[
			'values of all types',
			{ a: 'x', b: 30, c: true, d: false, e: 0 },
			'/p?a=x&b=30&c=true&d=false&e=0',
		],
		['undefined among others', { a: 'x', b: undefined, c: 'y' }, '/p?a=x&c=y'],
		['an empty text', { a: '' }, '/p?a='],
		[
			'characters with a meaning',
			{ 'a b': 'c&d=e+f g/h?#' },
			'/p?a%20b=c%26d%3De%2Bf%20g%2Fh%3F%23',
		],
		['letters beyond ASCII', { name: 'été' }, '/p?name=%C3%A9t%C3%A9'],
	])('%s', (_, query, address) => {
		expect(withQuery('/p', query)).toBe(address);
	});
});

describe('the path of a file', () => {
	it.each([
		['b5487b74-17a2', 'b5487b74-17a2'],
		['a+b=', 'a%2Bb%3D'],
		['a/b', 'a%2Fb'],
		['...', '...'],
	])('%s is written %s', (id, segment) => {
		const path = `/videosdk/sessions/s%3D/recordings/${segment}`;
		expect(written(filePath('s=', 'auto', id))).toBe(path);
		expect(written(filePath('s=', 'auto', id, 'status'))).toBe(`${path}/status`);
	});

	it.each<[string, SessionIdEncoding, string]>([
		['oiFK/w==', 'auto', 'oiFK%252Fw%253D%253D'],
		['/oiFKw==', 'auto', '%252FoiFKw%253D%253D'],
		['oiFK+w==', 'auto', 'oiFK%2Bw%3D%3D'],
		['oiFK/w==', 'single', 'oiFK%2Fw%3D%3D'],
		['oiFK+w==', 'double', 'oiFK%252Bw%253D%253D'],
	])('has the session %s, by %s, as %s: twice with any slash', (id, encoding, segment) => {
		expect(written(filePath(id, encoding, 'f'))).toBe(`/videosdk/sessions/${segment}/recordings/f`);
	});

	it.each(['', '.', '..'])('"%s" is refused: it would name more than a file', (id) => {
		expect(() => filePath('s', 'auto', id)).toThrow(/is not a file ID/);
	});
});

it.each<[string, SessionIdEncoding, string]>([
	['oiFK+w==', 'auto', 'oiFK%2Bw%3D%3D'],
	['+oiFKw==', 'auto', '%252BoiFKw%253D%253D'],
	['/oiFKw==', 'auto', '%252FoiFKw%253D%253D'],
	['oi//Kw==', 'auto', 'oi%252F%252FKw%253D%253D'],
	['oiFK/w==', 'auto', 'oiFK%2Fw%3D%3D'],
	['+oiFKw==', 'single', '%2BoiFKw%3D%3D'],
	['oiFK+w==', 'double', 'oiFK%252Bw%253D%253D'],
])('to delete the session %s, by %s, its path has %s', (id, encoding, segment) => {
	expect(written(deletionPath(id, encoding))).toBe(`/videosdk/sessions/${segment}`);
});

it('a + at the start may be read in another form if the call requires double encoding', () => {
	expect(deletionPath('+oiFKw==', 'auto').mayDiffer).toBe(true);
	expect(deletionPath('oiFK+w==', 'auto').mayDiffer).toBe(false);
	expect(deletionPath('+oiFKw==', 'double').mayDiffer).toBe(false);
	expect(sessionPath('+oiFKw==', 'auto').mayDiffer).toBe(false);
});

it.each<[string, SessionIdEncoding, boolean]>([
	['oiFK/w==', 'auto', true],
	['/oiFKw==', 'auto', true],
	['oiFK+w==', 'auto', false],
	['oiFK/w==', 'single', false],
	['oiFK/w==', 'double', false],
])('Zoom may read %s, by %s, in another form: %s', (id, encoding, mayDiffer) => {
	expect(sessionPath(id, encoding).mayDiffer).toBe(mayDiffer);
	expect(filePath(id, encoding, 'f').mayDiffer).toBe(mayDiffer);
});
