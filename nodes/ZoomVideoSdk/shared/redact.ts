const MAX_LENGTH = 300;

// A user's name and password precede the last @. JSON may have written \/ for each slash.
const ADDRESS = /(:\\?\/\\?\/)(?:[^\s/\\"'<>?#]*@)?([^\s/\\"'<>?#]+)[^\s"'<>]*/g;

/** Only if the host contains a dot: session IDs may also have two slashes. */
const ADDRESS_WITHOUT_SCHEME =
	/(?<![\w:/\\+])(\\?\/\\?\/)(?:[^\s/\\"'<>?#]*@)?([^\s/\\"'<>?#.]+\.[^\s/\\"'<>?#]+)[^\s"'<>]*/g;

/**
 * Removes from a text of unknown origin what must not be shown: tokens, and what follows the path of an
 * address (signed addresses have their access right there, or in the last part of the path).
 */
export function redact(text: string): string {
	const clean = text
		.replace(/eyJ[\w+/=-]*(?:\.[\w+/=-]*)*/g, '[token]')
		.replace(/\b(bearer)\s+\S+/gi, '$1 [token]')
		.replace(ADDRESS, '$1$2/…')
		.replace(ADDRESS_WITHOUT_SCHEME, '$1$2/…')
		.replace(
			/((?:token|secret|signature|password|\bsig)["']?\s?(?:[=:]|%3d)\s?["']?)[^\s"'<>&,;}]+/gi,
			'$1[hidden]',
		)
		.replace(/\s+/g, ' ')
		.trim();
	// A character that the cut has halved is removed.
	return clean.length > MAX_LENGTH
		? `${clean.slice(0, MAX_LENGTH).replace(/[\uD800-\uDBFF]$/, '')}…`
		: clean;
}
