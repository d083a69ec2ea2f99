import { InputError } from '../../shared/errors';
import { halfCharacter, isWellFormed, toWellFormed } from '../../shared/wellFormedText';

/** The sessions of the account: a list of them, and new ones. */
export const SESSIONS_PATH = '/videosdk/sessions';

/** The sessions of the account that have recordings. */
export const RECORDINGS_PATH = '/videosdk/recordings';

/** How much storage the account's recordings use, day by day. */
export const STORAGE_REPORT_PATH = '/videosdk/report/cloud_recording';

/** Which webhooks Zoom sent to the account's app, and how they were answered. */
export const WEBHOOK_LOG_PATH = '/videosdk/report/webhook_logs';

/** Values of a query; those that are `undefined` are left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** How often a session id is percent-encoded in a path. */
export type SessionIdEncoding = 'auto' | 'single' | 'double';

/**
 * Which ids Zoom's reference wants encoded twice, call by call. Its pages word the rule differently,
 * and about a third of all IDs contain a `/`.
 *
 * @see https://developers.zoom.us/docs/api/video-sdk/
 */
const ENCODED_TWICE = {
	/** A session, its recordings, its events and its status. */
	session: /^\/|\/\//,
	/** One file of a session's recordings: to delete it, and to recover it. */
	file: /\//,
	/** A session that is to be deleted. */
	deletion: /^[+/]|\/\//,
};

/** The path of a session or a part of it, in both forms in which Zoom may read its ID. */
export interface SessionPath {
	sessionId: string;
	/**
	 * What the call is for: Zoom may read an ID in one form in some calls and in the other form in
	 * others.
	 */
	call: keyof typeof ENCODED_TWICE;
	single: string;
	double: string;
	/** The form to use or, if `mayDiffer`, to begin with. */
	encoding: 'single' | 'double';
	/**
	 * Whether Zoom may read only the other form: the ID contains what the rules are about, and the user
	 * has not chosen a form.
	 */
	mayDiffer: boolean;
}

/** Where a call goes: to a path as it is, or to one with a session's ID. */
export type ApiPath = string | SessionPath;

/** Encodes an id as one segment of a request path. */
function encodeId(id: string, encoding: 'single' | 'double'): string {
	const once = encodeURIComponent(id);
	return encoding === 'double' ? encodeURIComponent(once) : once;
}

/** @throws InputError for `.`, `..` and nothing, and for what an address cannot contain */
function sessionPathWith(
	id: string,
	encoding: SessionIdEncoding,
	call: keyof typeof ENCODED_TWICE,
	below: string,
): SessionPath {
	if (/^\.{0,2}$/.test(id)) {
		throw new InputError(`'Session': "${id}" is not a session ID`, 'Give the ID as Zoom shows it.');
	}
	if (!isWellFormed(id)) throw halfCharacter('Session');
	const automatic = ENCODED_TWICE[call].test(id) ? 'double' : 'single';
	return {
		sessionId: id,
		call,
		single: `${SESSIONS_PATH}/${encodeId(id, 'single')}${below}`,
		double: `${SESSIONS_PATH}/${encodeId(id, 'double')}${below}`,
		encoding: encoding === 'auto' ? automatic : encoding,
		mayDiffer: encoding === 'auto' && (automatic === 'double' || id.includes('/')),
	};
}

/** The parts of a session: its controls, recordings, people and state. */
export type SessionPart =
	| 'events'
	| 'recordings'
	| 'recordings/status'
	| 'status'
	| 'users'
	| 'users/sharing';

/**
 * The path of a session, or of a part of it.
 *
 * @throws InputError for `.`, `..` and nothing, with which the path would name something else, and for
 * what an address cannot contain
 */
export function sessionPath(
	id: string,
	encoding: SessionIdEncoding,
	part?: SessionPart,
): SessionPath {
	return sessionPathWith(id, encoding, 'session', part === undefined ? '' : `/${part}`);
}

/**
 * The path of a session that is to be deleted.
 *
 * @throws InputError as `sessionPath`
 */
export function deletionPath(id: string, encoding: SessionIdEncoding): SessionPath {
	return sessionPathWith(id, encoding, 'deletion', '');
}

/**
 * The path of one file of a session's recordings, or of its status there.
 *
 * @throws InputError for `.`, `..` and nothing: deleting a file without its ID would delete all files
 */
export function filePath(
	sessionId: string,
	encoding: SessionIdEncoding,
	fileId: string,
	part?: 'status',
): SessionPath {
	if (/^\.{0,2}$/.test(fileId)) {
		throw new InputError(`'File': "${fileId}" is not a file ID`, 'Give the "id" of the file.');
	}
	if (!isWellFormed(fileId)) throw halfCharacter('File');
	const below = `/recordings/${encodeURIComponent(fileId)}${part === undefined ? '' : `/${part}`}`;
	return sessionPathWith(sessionId, encoding, 'file', below);
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
