import { InputError } from '../../shared/errors';
import { halfCharacter, isWellFormed, toWellFormed } from '../../shared/wellFormedText';

/** The sessions of the account: a list of them, and new ones. */
export const SESSIONS_PATH = '/videosdk/sessions';

/** The sessions of the account that have recordings. */
export const RECORDINGS_PATH = '/videosdk/recordings';

/** How much storage the recordings of the account take, day by day. */
export const STORAGE_REPORT_PATH = '/videosdk/report/cloud_recording';

/** Values of a query; those that are `undefined` are left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** How often a session id is percent-encoded in a path. */
export type SessionIdEncoding = 'auto' | 'single' | 'double';

/**
 * Encodes a session id as one segment of a request path.
 *
 * Ids look like base64 and hold `/`, `+` and `=`. Zoom's reference asks for a second encoding when the
 * id begins with `/` or contains `//`. Its pages do not word the rule alike, hence the override.
 *
 * @throws InputError for `.`, `..` and nothing, which would make the path that of something else, and for
 *   what an address cannot carry
 */
export function encodeSessionId(id: string, encoding: SessionIdEncoding = 'auto'): string {
	if (/^\.{0,2}$/.test(id)) {
		throw new InputError(`Session: “${id}” is no session ID`, 'Give the ID as Zoom shows it.');
	}
	if (!isWellFormed(id)) throw halfCharacter('Session');
	const once = encodeURIComponent(id);
	const twice =
		encoding === 'double' || (encoding === 'auto' && (id.startsWith('/') || id.includes('//')));
	return twice ? encodeURIComponent(once) : once;
}

/** What there is below a session: its controls, its recordings, and what state either is in. */
export type SessionPart = 'events' | 'recordings' | 'recordings/status' | 'status';

/** The path of a session, or of a part of it. */
export function sessionPath(id: string, encoding: SessionIdEncoding, part?: SessionPart): string {
	const path = `${SESSIONS_PATH}/${encodeSessionId(id, encoding)}`;
	return part === undefined ? path : `${path}/${part}`;
}

/**
 * The path of one file of a session's recordings, or of its status there.
 *
 * Zoom's reference asks for a second encoding when the id of a file holds any `/`.
 *
 * @throws InputError for `.`, `..` and nothing: to delete the file without an id would be to delete all
 */
export function filePath(
	sessionId: string,
	encoding: SessionIdEncoding,
	fileId: string,
	part?: 'status',
): string {
	if (/^\.{0,2}$/.test(fileId)) {
		throw new InputError(`File: “${fileId}” is no file ID`, 'Give the “id” of the file.');
	}
	if (!isWellFormed(fileId)) throw halfCharacter('File');
	const once = encodeURIComponent(fileId);
	const segment = fileId.includes('/') ? encodeURIComponent(once) : once;
	const path = `${sessionPath(sessionId, encoding, 'recordings')}/${segment}`;
	return part === undefined ? path : `${path}/${part}`;
}

/** A path with its query, spaces as `%20`: a `+` would be read as a plus by some servers. */
export function withQuery(path: string, query: Query): string {
	const pairs = Object.entries(query).flatMap(([name, value]) =>
		value === undefined
			? []
			: [`${encodeURIComponent(name)}=${encodeURIComponent(toWellFormed(String(value)))}`],
	);
	return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path;
}
