const MAX_LENGTH = 300;

/**
 * Takes out of a text of unknown origin what must not be shown: tokens, and what follows the path of
 * an address (signed addresses carry their right of access there or in the path's last part).
 */
export function scrub(text: string): string {
	const clean = text
		.replace(/\beyJ[\w-]*(?:\.[\w-]*)*/g, '[token]')
		.replace(/\b(bearer)\s+\S+/gi, '$1 [token]')
		.replace(/\b(https?:\/\/[^\s/"'<>?#]+)[^\s"'<>]*/gi, '$1/…')
		.replace(/\s+/g, ' ')
		.trim();
	return clean.length > MAX_LENGTH ? `${clean.slice(0, MAX_LENGTH)}…` : clean;
}
