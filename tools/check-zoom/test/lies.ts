import { isJsonObject } from '../../../nodes/ZoomVideoSdk/shared/json';
import { withField, type Lie } from './lyingProxy';

export const isList = (path: string) => /^\/v2\/videosdk\/recordings(\?|$)/.test(path);
const isRecordings = (path: string) => /\/recordings(\?|$)/.test(path) && !isList(path);
const isSmallPage = (path: string) => /[?&]page_size=1(&|$)/.test(path);
const isFile = (path: string) => path.startsWith('/rec/download/');

export const numberAsId: Lie = ({ path, json }) =>
	isList(path) ? { json: withField(json, 'session_id', () => 4_294_967_296) } : {};

export const listEndsEarly: Lie = ({ path, json }) =>
	isList(path) && isSmallPage(path) ? { json: withField(json, 'next_page_token', () => '') } : {};

export const errorAsSuccess: Lie = ({ path, status }) =>
	isRecordings(path) && status === 404 ? { status: 200 } : {};

export const lastByteMissing: Lie = ({ path, body, status }) =>
	isFile(path) && status === 200 ? { body: body.subarray(0, -1) } : {};

const webPageForFile: Lie = ({ path, body, status }) =>
	isFile(path) && status === 200
		? { body: Buffer.from('<!doctype html>'.padEnd(body.length)) }
		: {};

const partOfAnotherFile: Lie = ({ path, status, body }) =>
	isFile(path) && status === 206 ? { body: Buffer.from(body).reverse() } : {};

const sameSessionTwice = (): Lie => {
	let first: unknown;
	return ({ path, json }) => {
		if (!isList(path) || !isSmallPage(path) || !isJsonObject(json)) return {};
		first ??= json.sessions;
		return { json: { ...json, sessions: first } };
	};
};

const trashedStaysListed = (): Lie => {
	const known = new Map<string, unknown>();
	return ({ method, path, status, json }) => {
		if (method !== 'GET' || !isRecordings(path)) return {};
		if (status === 200) known.set(path, json);
		return known.has(path) ? { status: 200, json: known.get(path) } : {};
	};
};

const expiredTokenWorks: Lie = ({ path, status }) =>
	isList(path) && status === 401 ? { status: 200, json: { sessions: [] } } : {};

const otherIdElsewhere: Lie = ({ path, json, status }) =>
	isRecordings(path) && status === 200
		? { json: withField(json, 'id', (id) => `${String(id)}0`) }
		: {};

const controlDoneAtOnce: Lie = ({ method, status }) =>
	method === 'PATCH' && status === 202 ? { status: 200, json: { code: 0 } } : {};

const tokenLivesLonger: Lie = ({ path, json }) =>
	path.includes('ttl=600&') || path.endsWith('ttl=600')
		? {
				json: withField(json, 'download_access_token', () => {
					const claims = Buffer.from(JSON.stringify({ iat: 1, exp: 86_401 })).toString('base64url');
					return `${Buffer.from('{"alg":"HS512"}').toString('base64url')}.${claims}.x`;
				}),
			}
		: {};

const pageForError: Lie = ({ status }) =>
	status === 400 ? { headers: { 'content-type': 'text/html' }, body: Buffer.from('<html>') } : {};

/** What a lie is, in which check it is found, and what that says. */
export const LIES: Array<[what: string, lie: () => Lie, only: string, name: string, says: string]> =
	[
		[
			'a number for a session id',
			() => numberAsId,
			'recordings',
			'List of recordings',
			'sessions[].session_id: expected string, found number.',
		],
		[
			'a list that ends before its last session',
			() => listEndsEarly,
			'recordings',
			'Pages',
			'Page 1 is the last one; total_records is 3, but 1 arrived.',
		],
		['the same session on each page', sameSessionTwice, 'recordings', 'Pages', 'Page 2 repeats'],
		[
			'an error under HTTP 200',
			() => errorAsSuccess,
			'session-recordings',
			'Recordings of an unknown session',
			'got HTTP 200, code 3301.',
		],
		[
			'files that have other ids in the call for a session',
			() => otherIdElsewhere,
			'session-recordings',
			'The same files in both calls',
			'7 of 7 listed files',
		],
		[
			'a token that is valid for longer than asked',
			() => tokenLivesLonger,
			'session-recordings',
			'Download access token',
			'600 s were asked for, but the token is valid for 86400 s.',
		],
		[
			'a file that is one byte short',
			() => lastByteMissing,
			'downloads',
			'Whole files',
			'bytes arrived',
		],
		[
			'a web page of the right length in place of a file',
			() => webPageForFile,
			'downloads',
			'Whole files',
			'it is a web page',
		],
		[
			'a part that is of another file',
			() => partOfAnotherFile,
			'downloads',
			'Parts of a file',
			'The bytes of the part differ',
		],
		[
			'an expired token that works',
			() => expiredTokenWorks,
			'tokens',
			'Expired token',
			'got HTTP 200',
		],
		[
			'trashed recordings that stay available',
			trashedStaysListed,
			'trash',
			'Recordings to the trash',
			'still returns them as available',
		],
		[
			'a control that answers 200 in place of 202',
			() => controlDoneAtOnce,
			'live-session',
			'Start of a recording',
			'Expected HTTP 202, got HTTP 200',
		],
		[
			'a web page for an error',
			() => pageForError,
			'recordings',
			'Wrong date',
			'Expected HTTP 400, code 300, got HTTP 400.',
		],
	];
