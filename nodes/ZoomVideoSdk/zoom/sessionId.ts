/** How often a session id is percent-encoded in a path. */
export type SessionIdEncoding = 'auto' | 'single' | 'double';

/**
 * Encodes a session id as one segment of a request path.
 *
 * Ids look like base64 and hold `/`, `+` and `=`. Zoom's reference asks for a second encoding when the
 * id begins with `/` or contains `//`. Its pages do not word the rule alike, hence the override.
 */
export function encodeSessionId(id: string, encoding: SessionIdEncoding = 'auto'): string {
	const once = encodeURIComponent(id);
	const twice =
		encoding === 'double' || (encoding === 'auto' && (id.startsWith('/') || id.includes('//')));
	return twice ? encodeURIComponent(once) : once;
}
