import {
	deletionPath,
	filePath,
	RECORDINGS_PATH,
	SESSIONS_PATH,
	sessionPath,
	STORAGE_REPORT_PATH,
	WEBHOOK_LOG_PATH,
	type SessionIdEncoding,
	type SessionPath,
} from '../../../nodes/ZoomVideoSdk/zoom/http/paths';

/** Zoom's rate labels, as its headers write them. */
type Label = 'Light' | 'Medium' | 'Heavy' | 'Resource-intensive';

interface Operation {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** As the report names the call, without ids. */
	route: string;
	/** As documented; none where no source names it. */
	label?: Label;
}

const ONE = `${SESSIONS_PATH}/{sessionId}`;

/** Every call of the REST API that the nodes make. */
export const OPERATIONS = {
	'recordings.list': { method: 'GET', route: RECORDINGS_PATH, label: 'Medium' },
	'recordings.get': { method: 'GET', route: `${ONE}/recordings`, label: 'Light' },
	'recordings.delete': { method: 'DELETE', route: `${ONE}/recordings` },
	'recordings.deleteFile': { method: 'DELETE', route: `${ONE}/recordings/{recordingId}` },
	'recordings.recover': { method: 'PUT', route: `${ONE}/recordings/status`, label: 'Light' },
	'recordings.recoverFile': {
		method: 'PUT',
		route: `${ONE}/recordings/{recordingId}/status`,
		label: 'Light',
	},
	'sessions.list': { method: 'GET', route: SESSIONS_PATH, label: 'Resource-intensive' },
	'sessions.create': { method: 'POST', route: SESSIONS_PATH },
	'sessions.get': { method: 'GET', route: ONE, label: 'Heavy' },
	'sessions.delete': { method: 'DELETE', route: ONE },
	'sessions.end': { method: 'PUT', route: `${ONE}/status`, label: 'Light' },
	'sessions.users': { method: 'GET', route: `${ONE}/users`, label: 'Heavy' },
	'sessions.sharing': { method: 'GET', route: `${ONE}/users/sharing`, label: 'Heavy' },
	'sessions.events': { method: 'PATCH', route: `${ONE}/events` },
	'report.cloudRecording': { method: 'GET', route: STORAGE_REPORT_PATH },
	'report.webhookLogs': { method: 'GET', route: WEBHOOK_LOG_PATH },
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof OPERATIONS;

/** The documented label of a call. */
export function labelOf(operation: OperationName): Label | undefined {
	const entry: Operation = OPERATIONS[operation];
	return entry.label;
}

/** What a call is made to. */
export interface Target {
	sessionId?: string;
	fileId?: string;
	/** `auto`, the rule of the nodes, unless it is the question itself. */
	encoding?: SessionIdEncoding;
}

/** The path below the base URL, with ids encoded as the nodes encode them. */
export function pathOf(operation: OperationName, target: Target): string {
	const path = apiPathOf(operation, target);
	return typeof path === 'string' ? path : path[path.encoding];
}

function apiPathOf(
	operation: OperationName,
	{ sessionId = '', fileId = '', encoding = 'auto' }: Target,
): string | SessionPath {
	switch (operation) {
		case 'recordings.get':
		case 'recordings.delete':
			return sessionPath(sessionId, encoding, 'recordings');
		case 'recordings.recover':
			return sessionPath(sessionId, encoding, 'recordings/status');
		case 'recordings.deleteFile':
			return filePath(sessionId, encoding, fileId);
		case 'recordings.recoverFile':
			return filePath(sessionId, encoding, fileId, 'status');
		case 'sessions.get':
			return sessionPath(sessionId, encoding);
		case 'sessions.delete':
			return deletionPath(sessionId, encoding);
		case 'sessions.end':
			return sessionPath(sessionId, encoding, 'status');
		case 'sessions.users':
			return sessionPath(sessionId, encoding, 'users');
		case 'sessions.sharing':
			return sessionPath(sessionId, encoding, 'users/sharing');
		case 'sessions.events':
			return sessionPath(sessionId, encoding, 'events');
		default:
			return OPERATIONS[operation].route;
	}
}
