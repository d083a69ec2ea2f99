import { InputError } from '../../shared/errors';
import { foldName } from '../sessions/foldName';

/** A name as filters compare it: who filters by a Turkish i without a dot, or with one, means either. */
const filterName = (name: string) => foldName(name).replace(/ı/g, 'i').normalize('NFC');

/** How the text of the filter is compared with the name of a session. */
export const NAME_MATCHES = ['contains', 'exact', 'wildcard'] as const;

export type NameMatch = (typeof NAME_MATCHES)[number];

/** Zoom's names have up to 200 characters. Both bounds keep one comparison well below a millisecond. */
const MAX_WILDCARDS = 200;
const MAX_NAME = 1_000;

function charactersOf(text: string): string[] {
	// It is sliced first, so that a huge text is not split completely.
	return [...text.slice(0, 2 * MAX_NAME)].slice(0, MAX_NAME);
}

/**
 * Whether a pattern of characters, `?` (one character) and `*` (any number of them) matches a whole name.
 *
 * When a character does not match, only the last `*` is extended by one character: the earlier ones
 * need never be extended again. So there are at most as many steps as pattern times name.
 */
function matchesPattern(pattern: readonly string[], name: readonly string[]): boolean {
	let inPattern = 0;
	let inName = 0;
	let lastStar = -1;
	let starEnd = 0;
	while (inName < name.length) {
		const expected = pattern[inPattern];
		if (expected === '*') {
			lastStar = inPattern;
			starEnd = inName;
			inPattern += 1;
		} else if (expected === '?' || expected === name[inName]) {
			inPattern += 1;
			inName += 1;
		} else if (lastStar >= 0) {
			starEnd += 1;
			inName = starEnd;
			inPattern = lastStar + 1;
		} else {
			return false;
		}
	}
	return pattern.slice(inPattern).every((rest) => rest === '*');
}

/**
 * A test for names of sessions. Upper and lower case are alike, as at Zoom, and white space around a name
 * does not count.
 *
 * Only the first 1,000 characters of a name count. Wildcards cannot ask for a `*` or `?` in the name
 * itself; Zoom accepts no `*` in a name, and a `?` matches `?`.
 *
 * @throws InputError for a pattern longer than any name
 */
export function nameTest(match: NameMatch, text: string): (name: string) => boolean {
	const expected = filterName(text.trim());
	if (match === 'contains') return (name) => filterName(name).includes(expected);
	if (match === 'exact') return (name) => filterName(name.trim()) === expected;
	const pattern = [...expected];
	if (pattern.length > MAX_WILDCARDS) {
		throw new InputError(
			`'Session Name': a pattern of ${pattern.length} characters is too long`,
			`Session names have up to ${MAX_WILDCARDS} characters. Give a shorter pattern.`,
		);
	}
	return (name) => matchesPattern(pattern, charactersOf(filterName(name.trim())));
}
