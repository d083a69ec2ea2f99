import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { recentDays } from '../shared/dateRange';
import { textOf, type JsonObject } from '../shared/json';
import { toNodeError } from '../shared/toNodeError';
import { ZoomApi } from '../zoom/http/ZoomApi';
import { listRecordings } from '../zoom/recordings/listRecordings';
import { type TrashType } from '../zoom/recordings/recordingFilters';
import { listLiveSessions } from '../zoom/sessions/listLiveSessions';
import { listSessions } from '../zoom/sessions/listSessions';
import { sessionIdOf, newestFirst } from '../zoom/sessions/session';
import type { SessionsQuery } from '../zoom/sessions/sessionsQuery';

/** How far back the list of recorded sessions goes, and how many it shows at most. */
const DAYS_BACK = 180;
const MAX_RESULTS = 100;

/** How far back the list of past sessions goes: one of Zoom's most limited calls. */
const PAST_DAYS_BACK = 30;

function listEntry(session: JsonObject): INodeListSearchItems[] {
	const value = sessionIdOf(session);
	if (value === undefined) return [];
	const start = textOf(session.start_time)
		?.replace('T', ' ')
		.replace(/:\d\d(?:\.\d+)?Z$/, ' UTC');
	const name = textOf(session.session_name) ?? value;
	return [{ name: start === undefined ? name : `${name} (${start})`, value }];
}

/** The live sessions whose name or id contains the text, the newest first. */
export async function searchLiveSessions(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	try {
		const sessions = await listLiveSessions(await ZoomApi.open(this));
		const text = filter.trim().toLowerCase();
		const results = sessions
			.sort(newestFirst)
			.flatMap(listEntry)
			.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(text));
		return { results };
	} catch (error) {
		throw toNodeError(this.getNode(), error);
	}
}

/** The live sessions, or those of the last thirty days, depending on the field Type. */
export async function searchSessions(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const type = this.getCurrentNodeParameter('type') ?? 'live';
	if (type === 'live') return await searchLiveSessions.call(this, filter);
	if (type !== 'past') return { results: [] };
	const range = recentDays(Date.now(), PAST_DAYS_BACK);
	const text = filter.trim().toLowerCase();
	const query: SessionsQuery = { type, range, sessionName: undefined, sessionKey: undefined };
	const results: INodeListSearchItems[] = [];
	try {
		for await (const session of listSessions(await ZoomApi.open(this), query)) {
			const entries = listEntry(session);
			results.push(...entries.filter(({ name }) => name.toLowerCase().includes(text)));
			if (results.length >= MAX_RESULTS) break;
		}
		return { results };
	} catch (error) {
		throw toNodeError(this.getNode(), error);
	}
}

async function firstRecordings(
	context: ILoadOptionsFunctions,
	filter: string,
	trash?: TrashType,
): Promise<INodeListSearchResult> {
	const query = {
		range: trash === undefined ? recentDays(Date.now(), DAYS_BACK) : undefined,
		trash,
		sessionName: filter.trim() || undefined,
		fileKinds: [],
	};
	const results: INodeListSearchItems[] = [];
	try {
		for await (const session of listRecordings(await ZoomApi.open(context), query, {
			all: false,
		})) {
			results.push(...listEntry(session));
			if (results.length >= MAX_RESULTS) break;
		}
		return { results };
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

/** The recorded sessions of the last half year whose name contains the text, the newest first. */
export async function searchRecordedSessions(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	return await firstRecordings(this, filter);
}

/** The same for sessions whose recordings are in the trash as a whole. */
export async function searchTrashedSessions(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	return await firstRecordings(this, filter, 'session_recordings');
}

/** The same for sessions of which single files are in the trash. */
export async function searchSessionsOfTrashedFiles(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	return await firstRecordings(this, filter, 'recording_file');
}
