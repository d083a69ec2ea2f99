import { recentDays } from '../zoom/dateRange';
import { textOf, type JsonObject } from '../zoom/json';
import { sessionIdOf } from '../zoom/recordings';
import { InputError } from '../zoom/ZoomError';
import { listLiveSessions } from './liveSessions';
import { listRecordings } from './recordingsList';
import type { ZoomApi } from './ZoomApi';

/** How a user names a session: picked from the list, by its id, or by its name. */
export interface SessionLocator {
	mode: string;
	value: string;
}

/** Where a name is looked up: among sessions that are live, or among those with recordings. */
export type SessionScope = 'live' | 'recorded';

/** How far back the latest recording of a name is looked for. */
const DAYS_BACK = 365;

/** Zoom lower-cases session names. */
function isNamed(session: JsonObject, name: string): boolean {
	return (textOf(session.session_name) ?? '').trim().toLowerCase() === name.toLowerCase();
}

async function liveByName(api: ZoomApi, name: string): Promise<string> {
	const ids = (await listLiveSessions(api, name))
		.filter((session) => isNamed(session, name))
		.map(sessionIdOf)
		.filter((id) => id !== undefined);
	const [id] = ids;
	if (id === undefined) {
		throw new InputError(
			`Session: no live session is named “${name}”`,
			'Check the name, and that the session has begun. Zoom lists a new session after a moment.',
		);
	}
	if (ids.length > 1) {
		throw new InputError(
			`Session: ${ids.length} live sessions are named “${name}”`,
			`Choose one of them by ID: ${ids.join(', ')}`,
		);
	}
	return id;
}

async function latestRecordedByName(api: ZoomApi, name: string): Promise<string> {
	const query = {
		range: recentDays(Date.now(), DAYS_BACK),
		trash: undefined,
		sessionName: name,
		fileKinds: [],
	};
	for await (const session of listRecordings(api, query, { all: false })) {
		const id = sessionIdOf(session);
		if (isNamed(session, name) && id !== undefined) return id;
	}
	throw new InputError(
		`Session: there is no recording of a session named “${name}” in the last ${DAYS_BACK} days`,
		'Check the name. Zoom shows a recording some time after the session has ended.',
	);
}

/**
 * Finds the id of the session that a user named.
 *
 * By name it is the one that is live (an error when there are several), or the latest with recordings.
 *
 * @throws InputError when nothing is named or nothing is found
 */
export async function findSession(
	api: ZoomApi,
	{ mode, value }: SessionLocator,
	scope: SessionScope,
): Promise<string> {
	const text = value.trim();
	if (text === '') {
		throw new InputError(
			'Session: no session is chosen',
			'Choose a session from the list, or give its ID or its name.',
		);
	}
	if (mode !== 'name') return text;
	return scope === 'live' ? await liveByName(api, text) : await latestRecordedByName(api, text);
}
