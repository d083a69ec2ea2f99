import { InputError } from '../../shared/errors';

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
 * A text in which letters that differ only in case are the same, and so are accents, however they are
 * written: Greek has two small sigmas, and Turkish an i with and one without a dot in either case.
 */
function fold(text: string): string {
	// It is cut first, because a great number of accents takes long to sort.
	return (
		text
			.slice(0, 4 * MAX_NAME)
			.normalize('NFC')
			.toLowerCase()
			.replace(/i\u0307|ı/g, 'i')
			.replace(/ς/g, 'σ')
			// Only now does an accent join the i before it.
			.normalize('NFC')
	);
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
	const expected = fold(text.trim());
	if (match === 'contains') return (name) => fold(name).includes(expected);
	if (match === 'exact') return (name) => fold(name.trim()) === expected;
	const pattern = [...expected];
	if (pattern.length > MAX_WILDCARDS) {
		throw new InputError(
			`'Session Name': a pattern of ${pattern.length} characters is too long`,
			`Session names have up to ${MAX_WILDCARDS} characters. Give a shorter pattern.`,
		);
	}
	return (name) => matchesPattern(pattern, charactersOf(fold(name.trim())));
}
