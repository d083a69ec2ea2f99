import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { DAYS_BACK, PAST_DAYS_BACK } from '../actions/common/findSession';
import { recentDays, type DateRange } from '../shared/dateRange';
import { InputError } from '../shared/errors';
import type { JsonObject } from '../shared/json';
import { ZoomApi } from '../zoom/http/ZoomApi';
import { listRecordings } from '../zoom/recordings/listRecordings';
import type { TrashType } from '../zoom/recordings/recordingFilters';
import { listLiveSessions } from '../zoom/sessions/listLiveSessions';
import { listSessions } from '../zoom/sessions/listSessions';
import { sessionIdOf, newestFirst } from '../zoom/sessions/session';
import { matchesText, sessionLabels } from './sessionLabels';
import { daysLeft, nextPage, parsePageEnd } from './sessionPage';
import { toListError } from './toListError';

/** The entries of a list, of sessions that can be chosen: those with an id. */
function entriesOf(sessions: readonly JsonObject[], neighbours: readonly JsonObject[] = []) {
	const labels = sessionLabels([...sessions, ...neighbours]);
	return sessions.flatMap((session, place) => {
		const value = sessionIdOf(session);
		return value === undefined ? [] : [{ name: labels[place] ?? value, value }];
	});
}

/**
 * A page of a list that Zoom gives month by month.
 *
 * @param list reads the sessions of these days, the newest first
 */
async function pageOf(
	context: ILoadOptionsFunctions,
	{ filter, token, daysBack }: { filter: string; token: unknown; daysBack: number },
	list: (api: ZoomApi, range: DateRange) => AsyncIterable<JsonObject>,
): Promise<INodeListSearchResult> {
	try {
		const after = parsePageEnd(token);
		const range = daysLeft(recentDays(Date.now(), daysBack), after);
		const listed = matching(list(await ZoomApi.open(context), range), filter);
		const { sessions, neighbours, end } = await nextPage(listed, after);
		const results = entriesOf(sessions, neighbours);
		return end === undefined ? { results } : { results, paginationToken: JSON.stringify(end) };
	} catch (error) {
		throw toListError(context.getNode(), error);
	}
}

async function* matching(
	sessions: AsyncIterable<JsonObject>,
	filter: string,
): AsyncGenerator<JsonObject, void, undefined> {
	for await (const session of sessions) {
		if (matchesText(session, filter)) yield session;
	}
}

/** The live sessions whose name, start or id contains the text, the newest first. */
export async function searchLiveSessions(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	try {
		const sessions = await listLiveSessions(await ZoomApi.open(this));
		const matches = sessions.filter((session) => matchesText(session, filter));
		return { results: entriesOf(matches.sort(newestFirst)) };
	} catch (error) {
		throw toListError(this.getNode(), error);
	}
}

/** Why there is no list of sessions of a type. The editor may not be able to evaluate an expression. */
function notListed(type: unknown): InputError {
	return type === 'scheduled'
		? new InputError(
				'Zoom does not list sessions before they begin',
				'Use By ID, with the session ID that Create returned.',
			)
		: new InputError(
				'Type is an expression that has no value yet',
				'Execute the previous nodes first, so that n8n can evaluate it. Or use By ID.',
			);
}

/** The live sessions, or those of the last ninety days, as the field Type says. */
export async function searchSessions(
	this: ILoadOptionsFunctions,
	filter = '',
	token?: unknown,
): Promise<INodeListSearchResult> {
	const type: unknown = this.getCurrentNodeParameter('type');
	if (type === undefined || type === 'live') return await searchLiveSessions.call(this, filter);
	if (type !== 'past') throw toListError(this.getNode(), notListed(type));
	const search = { filter, token, daysBack: PAST_DAYS_BACK };
	// Not searched by name at Zoom, which does not say whether it looks for the whole name or a part.
	const all = { sessionName: undefined, sessionKey: undefined };
	return await pageOf(this, search, (api, range) => listSessions(api, { type, range, ...all }));
}

async function searchRecordings(
	context: ILoadOptionsFunctions,
	filter: string,
	token: unknown,
	trash?: TrashType,
): Promise<INodeListSearchResult> {
	return await pageOf(context, { filter, token, daysBack: DAYS_BACK }, (api, days) => {
		// Zoom has no dates for its trash, and a text may be found in the last month only.
		const range = trash === undefined ? days : undefined;
		const query = { range, trash, sessionName: undefined, fileKinds: [] };
		return listRecordings(api, query, { all: filter.trim() !== '' });
	});
}

/** The recorded sessions of the last year whose name, start or id contains the text, the newest first. */
export async function searchRecordedSessions(
	this: ILoadOptionsFunctions,
	filter = '',
	token?: unknown,
): Promise<INodeListSearchResult> {
	return await searchRecordings(this, filter, token);
}

/** The same for sessions whose recordings are in the trash as a whole. */
export async function searchTrashedSessions(
	this: ILoadOptionsFunctions,
	filter = '',
	token?: unknown,
): Promise<INodeListSearchResult> {
	return await searchRecordings(this, filter, token, 'session_recordings');
}

/** The same for sessions of which single files are in the trash. */
export async function searchSessionsOfTrashedFiles(
	this: ILoadOptionsFunctions,
	filter = '',
	token?: unknown,
): Promise<INodeListSearchResult> {
	return await searchRecordings(this, filter, token, 'recording_file');
}
