/** More than any name has, also with its accents apart: Zoom's names have up to 200 characters. */
const MAX_UNITS = 4_000;

/**
 * A name in which letters that differ only in case are the same, and so are accents, however they are
 * written: Greek has two small sigmas, and the Turkish capital with a dot is an i. The one without is
 * another letter: two names that differ by it are two names.
 */
export function foldName(name: string): string {
	return (
		name
			// It is cut first, because a great number of accents takes long to sort.
			.slice(0, MAX_UNITS)
			.normalize('NFC')
			.toLowerCase()
			.replace(/i\u0307/g, 'i')
			.replace(/ς/g, 'σ')
			// Only now does an accent join the i before it.
			.normalize('NFC')
	);
}

/**
 * The names by which to ask Zoom for sessions of a name. One with accents is written in two ways, and Zoom
 * does not say whether it takes them for the same.
 *
 * @returns the name itself without accents; a single `undefined` without a name
 */
export function spellingsOf(name: string | undefined): ReadonlyArray<string | undefined> {
	if (name === undefined) return [undefined];
	return [...new Set([name.normalize('NFC'), name.normalize('NFD')])];
}
