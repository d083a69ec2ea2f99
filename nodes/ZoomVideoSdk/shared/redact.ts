const MAX_LENGTH = 300;

// Up to the last @ stand a user's name and password; JSON may have written \/ for each slash.
const ADDRESS = /(:\\?\/\\?\/)(?:[^\s/\\"'<>?#]*@)?([^\s/\\"'<>?#]+)[^\s"'<>]*/g;

/** Only with a dot in the host: session ids may have two slashes as well. */
const ADDRESS_WITHOUT_SCHEME =
	/(?<![\w:/\\+])(\\?\/\\?\/)(?:[^\s/\\"'<>?#]*@)?([^\s/\\"'<>?#.]+\.[^\s/\\"'<>?#]+)[^\s"'<>]*/g;

/**
 * Takes out of a text of unknown origin what must not be shown: tokens, and what follows the path of
 * an address (signed addresses carry their right of access there or in the path's last part).
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
	// A character that the cut has halved goes.
	return clean.length > MAX_LENGTH
		? `${clean.slice(0, MAX_LENGTH).replace(/[\uD800-\uDBFF]$/, '')}…`
		: clean;
}
