import fc from 'fast-check';

import { Pattern } from '../../nodes/ZoomVideoSdk/zoom/pattern/Pattern';
import { InputError } from '../../nodes/ZoomVideoSdk/zoom/ZoomError';

/** Patterns that bring down JavaScript's own engine, with the text that does it. */
const RUNAWAY: Array<[pattern: string, text: string]> = [
	['^(a+)+$', `${'a'.repeat(400)}!`],
	['^(a*)*$', `${'a'.repeat(400)}!`],
	['^(a|a)*$', `${'a'.repeat(400)}!`],
	['^(a|aa)+$', `${'a'.repeat(400)}!`],
	['^([a-zA-Z]+)*$', `${'a'.repeat(400)}!`],
	['^(.*a){20}$', 'a'.repeat(400)],
	['(x+x+)+y', 'x'.repeat(400)],
	['(.*)*x', 'y'.repeat(400)],
	['^(\\w+\\s?)*$', `${'word '.repeat(80)}!`],
	['^(([a-z])+.)+[A-Z]([a-z])+$', '1'.repeat(400)],
	['^(\\d+)*[^\\d]x$', '1'.repeat(400)],
	[`${'a?'.repeat(60)}${'a'.repeat(60)}b`, 'a'.repeat(60)],
	['.*.*.*.*.*.*=.*x', 'a'.repeat(400)],
	['(a{1,9}){1,9}b', 'a'.repeat(400)],
	['^(?:(?:a+)?)*b$', 'a'.repeat(400)],
];

describe('Pattern', () => {
	it.each<[string, string, boolean]>([
		['', 'anything', true],
		['review', 'Weekly REVIEW', true],
		['^review$', 'weekly review', false],
		['^weekly-\\d{4}-w\\d\\d?$', 'weekly-2026-w7', true],
		['^weekly-\\d{4}-w\\d\\d?$', 'weekly-26-w7', false],
		['^(?:class|lesson) [1-9]\\d*$', 'Lesson 12', true],
		['^(?:class|lesson) [1-9]\\d*$', 'Lesson 0', false],
		['\\btest\\b', 'a test, really', true],
		['\\btest\\b', 'contest', false],
		['\\Btest', 'contest', true],
		['\\Btest', 'a test', false],
		['^ab?c$', 'abc', true],
		['^ab?c$', 'abbc', false],
		['^(?<room>room) [^a-c]$', 'room d', true],
		['^(?<room>room) [^a-c]$', 'room B', false],
		['^a.c$', 'a😀c', true],
		['^\\p{L}+$', 'Zürich', true],
		['^\\u{1f600}$', '😀', true],
		['^\\ud83d\\ude00$', '😀', true],
		['^a\\.b\\/c$', 'a.b/c', true],
		['^a\\.b$', 'axb', false],
		['^[\\]\\-x]+$', ']-x', true],
		['^(|a)b$', 'b', true],
		['^a{0}b$', 'b', true],
		['^a{2,}?$', 'aaa', true],
		['^(ab){2,3}$', 'ab', false],
		['^(ab){2,3}$', 'ababab', true],
		['^(ab){2,3}$', 'abababab', false],
	])('%j in %j: %s', (source, text, fits) => {
		expect(new Pattern(source).test(text)).toBe(fits);
		expect(new RegExp(source, 'iu').test(text)).toBe(fits);
	});

	it.each(RUNAWAY)('does not run away with %j', (source, text) => {
		const pattern = new Pattern(source);
		// The number of steps is bounded by states times characters; a runaway would never come back.
		expect(typeof pattern.test(text)).toBe('boolean');
	});

	it.each([
		['(', 'not a regular expression'],
		['a**', 'not a regular expression'],
		['[z-a]', 'not a regular expression'],
		['(a+)\\1', 'back reference'],
		['(?<x>a)\\k<x>', 'back reference'],
		['(?=a)a', 'look-ahead'],
		['(?!a)b', 'look-ahead'],
		['(?<=a)b', 'look-behind'],
		['(?<!a)b', 'look-behind'],
		['((a{1,99}){1,99}){1,99}', 'repeats too much'],
		['a{5000}', 'repeats too much'],
		['a'.repeat(501), 'longer than 500'],
	])('refuses %j', (source, reason) => {
		expect(() => new Pattern(source)).toThrow(InputError);
		expect(() => new Pattern(source)).toThrow(reason);
	});

	it('finds what JavaScript finds', () => {
		const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '^', '$', '\\b', '()');
		const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
			pattern: fc.oneof(
				{ maxDepth: 4 },
				atom,
				fc.tuple(tie('pattern'), tie('pattern')).map((parts) => parts.join('')),
				fc.tuple(tie('pattern'), tie('pattern')).map((parts) => `(?:${parts.join('|')})`),
				fc
					.tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '{0,}', '*?'))
					.map(([part, sign]) => `(${part})${sign}`),
			),
		}));
		const text = fc.string({ unit: fc.constantFrom('a', 'B', ' ', 'é'), maxLength: 6 });
		fc.assert(
			fc.property(pattern, text, (source, within) => {
				expect(new Pattern(source).test(within)).toBe(new RegExp(source, 'iu').test(within));
			}),
			{ numRuns: 2_000 },
		);
	});
});
