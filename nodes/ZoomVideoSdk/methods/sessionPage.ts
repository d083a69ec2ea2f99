import { parseDay, type DateRange } from '../shared/dateRange';
import { isJsonObject, parseJson, textOf, type Json, type JsonObject } from '../shared/json';
import { sessionIdOf } from '../zoom/sessions/session';

/** Sessions of one page of a list: more are loaded when the user has scrolled to its end. */
export const PAGE_SIZE = 100;

/**
 * Where a page ended: the start of its last session, and the ids of those that have the same start or
 * none. By this the next page is found whatever sessions have come or gone since then.
 */
export interface PageEnd {
	start: string;
	ids: string[];
}

export interface SessionPage {
	sessions: JsonObject[];
	/** Its neighbours before and after: sessions of theirs can look like those of the page. */
	neighbours: JsonObject[];
	/** Where it ends, when there is more. */
	end: PageEnd | undefined;
}

const startOf = (session: JsonObject) => textOf(session.start_time) ?? '';

/** Reads the token that n8n gives back for the next page; what it cannot read begins a new list. */
export function parsePageEnd(token: unknown): PageEnd | undefined {
	const value: Json | undefined = typeof token === 'string' ? parseJson(token) : undefined;
	if (!isJsonObject(value) || typeof value.start !== 'string') return undefined;
	const ids: Json[] = Array.isArray(value.ids) ? value.ids : [];
	return { start: value.start, ids: ids.filter((id) => typeof id === 'string') };
}

/** The days that are left after a page. */
export function daysLeft(range: DateRange, end: PageEnd | undefined): DateRange {
	const to = end === undefined ? undefined : parseDay(end.start);
	return to === undefined || to > range.to || to < range.from ? range : { ...range, to };
}

/** Whether the pages up to this end have had the session. */
function isBefore(session: JsonObject, { start, ids }: PageEnd): boolean {
	return startOf(session) > start || ids.includes(sessionIdOf(session) ?? '');
}

/**
 * Takes the next page of sessions, of which the newest come first.
 *
 * @param after where the page before ended
 */
export async function nextPage(
	listed: AsyncIterable<JsonObject>,
	after: PageEnd | undefined,
): Promise<SessionPage> {
	const sessions: JsonObject[] = [];
	const neighbours: JsonObject[] = [];
	for await (const session of listed) {
		if (after !== undefined && isBefore(session, after)) {
			neighbours.push(session);
			continue;
		}
		if (sessions.length === PAGE_SIZE) {
			neighbours.push(session);
			return { sessions, neighbours, end: endOf(sessions, after) };
		}
		sessions.push(session);
	}
	return { sessions, neighbours, end: undefined };
}

function endOf(sessions: readonly JsonObject[], after: PageEnd | undefined): PageEnd {
	const starts = sessions.map(startOf).filter((each) => each !== '');
	const start = starts.at(-1) ?? after?.start ?? '';
	const ids = sessions
		.filter((session) => [start, ''].includes(startOf(session)))
		.map(sessionIdOf)
		.filter((id) => id !== undefined);
	return { start, ids: [...(after?.ids ?? []), ...ids] };
}
