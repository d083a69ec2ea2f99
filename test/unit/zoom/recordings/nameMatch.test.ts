import fc from 'fast-check';

import { InputError } from '../../../../nodes/ZoomVideoSdk/shared/errors';
import { nameTest, type NameMatch } from '../../../../nodes/ZoomVideoSdk/zoom/recordings/nameMatch';

describe('the name of a session', () => {
	it.each<[NameMatch, string, string, boolean]>([
		['contains', 'Week', 'the WEEKLY talk', true],
		['contains', 'week', 'monthly', false],
		['contains', 'w*k', 'week', false],
		['contains', 'done?', 'Are we done? Yes', true],
		['exact', 'Week', ' WEEK ', true],
		['exact', 'Week', 'weekly', false],
		['exact', 'we?k', 'week', false],
		['wildcard', 'weekly-????-w*', 'Weekly-2026-W7', true],
		['wildcard', 'weekly-????-w*', 'weekly-26-w7', false],
		['wildcard', 'WEEKLY*', 'weekly', true],
		['wildcard', '*review', 'Weekly REVIEW ', true],
		['wildcard', '*review', 'weekly reviews', false],
		['wildcard', 'review', 'weekly review', false],
		['wildcard', '*a*b*a', 'aabbaba', true],
		['wildcard', '*a*b*a', 'aabbabb', false],
		['wildcard', 'a*a', 'a', false],
		['wildcard', '*', '', true],
		['wildcard', '**', 'anything', true],
		['wildcard', '?', '', false],
		['wildcard', '?', '😀', true],
		['wildcard', '?', 'ab', false],
		['wildcard', 'done?', 'done?', true],
		['wildcard', '^(a+)+$', 'aaa', false],
		['wildcard', '^(a+)+$', '^(a+)+$', true],
		['wildcard', 'Zürich*', 'ZÜRICH 2026', true],
		['wildcard', 'a\\*', 'a\\b', true],
		['exact', 'Café', 'Cafe\u0301', true],
		['contains', 'cafe\u0301', 'Im Café', true],
		['wildcard', 'Caf?', 'Cafe\u0301', true],
		['exact', 'İSTANBUL', 'istanbul', true],
		['wildcard', '?STANBUL', 'İstanbul', true],
		['contains', 'ışık', 'IŞIK', true],
		['contains', 'ΟΔΟΣ', 'οδοσα', true],
		['wildcard', 'ΟΔΟΣ*', 'ΟΔΟΣΑ', true],
		['exact', 'cafe', 'café', false],
		['exact', 'naïf', 'naı\u0308f', true],
		['exact', 'NAÏF', 'nai\u0307\u0308f', true],
		['wildcard', 'na?f', 'naı\u0308f', true],
	])('%s "%s": "%s" matches %s', (match, text, name, matches) => {
		expect(nameTest(match, text)(name)).toBe(matches);
	});

	it('matches with wildcards what the same regular expression matches', () => {
		const part = fc.constantFrom('a', 'b', '?', '*', '.', 'é');
		const patterns = fc.string({ unit: part, maxLength: 8 });
		const names = fc.string({ unit: fc.constantFrom('a', 'b', 'B', '.', 'é'), maxLength: 8 });
		fc.assert(
			fc.property(patterns, names, (pattern, name) => {
				const source = pattern.replace(
					/[.*?]/g,
					(sign) => ({ '*': '.*', '?': '.' })[sign] ?? '\\.',
				);
				const expected = new RegExp(`^${source}$`, 'iu').test(name);
				expect(nameTest('wildcard', pattern)(name)).toBe(expected);
			}),
			{ numRuns: 5_000 },
		);
	});

	it('accepts a pattern as long as a name can be, but no longer one', () => {
		expect(nameTest('wildcard', '?'.repeat(200))('x'.repeat(200))).toBe(true);
		const reading = () => nameTest('wildcard', '*'.repeat(201));
		expect(reading).toThrow(InputError);
		expect(reading).toThrow("'Session Name': a pattern of 201 characters is too long");
	});
});
