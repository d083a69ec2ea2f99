import { recentDays } from '../../shared/dateRange';
import { InputError } from '../../shared/errors';
import type { ZoomApi } from '../../zoom/http/ZoomApi';
import { listRecordings } from '../../zoom/recordings/listRecordings';
import { listLiveSessions } from '../../zoom/sessions/listLiveSessions';
import { listSessions } from '../../zoom/sessions/listSessions';
import { sessionIdOf } from '../../zoom/sessions/session';
import { isNamed, type SessionsQuery } from '../../zoom/sessions/sessionsQuery';
import type { Locator } from './locator';

/**
 * Where a name is looked up: among sessions that are live, those that are over, or those with recordings. Zoom
 * has no list of sessions that have not begun.
 */
export type SessionScope = 'live' | 'past' | 'scheduled' | 'recorded';

/** How far back to look for recordings: for the latest of a name, and in lists. */
export const DAYS_BACK = 365;

/** The same for past sessions; each month costs one of Zoom's most limited calls. */
export const PAST_DAYS_BACK = 90;

async function liveByName(api: ZoomApi, name: string): Promise<string> {
	const ids = (await listLiveSessions(api, name))
		.filter((session) => isNamed(session, name))
		.map(sessionIdOf)
		.filter((id) => id !== undefined);
	const [id] = ids;
	if (id === undefined) {
		throw new InputError(
			`'Session': no live session is named "${name}"`,
			'Give the whole name. The session must have begun. Zoom lists a new session after a moment.',
		);
	}
	if (ids.length > 1) {
		throw new InputError(
			`'Session': ${ids.length} live sessions are named "${name}"`,
			`Choose one of them by ID: ${ids.join(', ')}`,
		);
	}
	return id;
}

async function latestPastByName(api: ZoomApi, name: string): Promise<string> {
	const range = recentDays(Date.now(), PAST_DAYS_BACK);
	const query: SessionsQuery = { type: 'past', range, sessionName: name, sessionKey: undefined };
	for await (const session of listSessions(api, query)) {
		const id = sessionIdOf(session);
		if (id !== undefined) return id;
	}
	throw new InputError(
		`'Session': no session named "${name}" took place in the last ${PAST_DAYS_BACK} days`,
		'Give the whole name, or choose by ID. Zoom lists a session some time after its end.',
	);
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
		`'Session': there is no recording of a session named "${name}" in the last ${DAYS_BACK} days`,
		'Give the whole name. Zoom lists a recording some time after the session has ended, and does not list what is in the trash.',
	);
}

/** @throws InputError when nothing is chosen */
export function requireChosen(value: string): string {
	if (value !== '') return value;
	throw new InputError(
		"'Session': no session is chosen",
		'Choose a session from the list, or give its ID.',
	);
}

/**
 * Finds the id of the session that a user named.
 *
 * By name, it is the live one (several are an error), or otherwise the latest.
 *
 * @throws InputError when nothing is named or nothing is found
 */
export async function findSession(
	api: ZoomApi,
	{ mode, value }: Locator,
	scope: SessionScope,
): Promise<string> {
	requireChosen(value);
	if (mode !== 'name') return value;
	switch (scope) {
		case 'live':
			return await liveByName(api, value);
		case 'past':
			return await latestPastByName(api, value);
		case 'scheduled':
			throw new InputError(
				"'Session': a session that has not begun cannot be found by name",
				'Give the ID that Create returned. Zoom does not list sessions before they begin.',
			);
		case 'recorded':
			return await latestRecordedByName(api, value);
	}
}
