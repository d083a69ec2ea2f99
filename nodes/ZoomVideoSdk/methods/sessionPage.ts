import { daysLater, parseDay, type DateRange } from '../shared/dateRange';
import { isJsonObject, parseJson, textOf, type Json, type JsonObject } from '../shared/json';
import { sessionIdOf } from '../zoom/sessions/session';

/** Sessions of one page of a list: more are loaded when the user has scrolled to its end. */
export const PAGE_SIZE = 100;

/**
 * How much later than its start Zoom may list a session: a long one may be listed by the day of its recording. No
 * session lasts as long.
 */
const DAYS_LISTED_LATER = 7;

/**
 * Where a page ended: the start of the session that came next, and the ids of those that were shown and can be
 * listed again. By this the next page is found whatever sessions have come or gone since then.
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

/** Reads the token that n8n gives back for the next page; what it cannot read begins a new list. */
export function parsePageEnd(token: unknown): PageEnd | undefined {
	const value: Json | undefined = typeof token === 'string' ? parseJson(token) : undefined;
	if (!isJsonObject(value) || typeof value.start !== 'string') return undefined;
	const ids: Json[] = Array.isArray(value.ids) ? value.ids : [];
	return { start: value.start, ids: ids.filter((id) => typeof id === 'string') };
}

/** The last day on which the sessions that are left after a page can be listed; none that is known. */
function lastDay({ start }: PageEnd): string | undefined {
	const day = parseDay(start);
	return day === undefined ? undefined : daysLater(day, DAYS_LISTED_LATER);
}

/** The days that are left after a page. */
export function daysLeft(range: DateRange, end: PageEnd | undefined): DateRange {
	const to = end === undefined ? undefined : lastDay(end);
	return to === undefined || to > range.to || to < range.from ? range : { ...range, to };
}

/** Whether a session began on a day after this one; not where either is unknown. */
function beganAfter(session: JsonObject | undefined, day: string | undefined): boolean {
	const start = parseDay(textOf(session?.start_time) ?? '');
	return day !== undefined && start !== undefined && start > day;
}

/**
 * Takes the next page of sessions, of which the newest of a month come first. What has no id cannot be chosen.
 *
 * @param after where the page before ended
 */
export async function nextPage(
	listed: AsyncIterable<JsonObject>,
	after: PageEnd | undefined,
): Promise<SessionPage> {
	const sessions = new Map<string, JsonObject>();
	const shown = new Map<string, JsonObject | undefined>(after?.ids.map((id) => [id, undefined]));
	const neighbours: JsonObject[] = [];
	const last = after && lastDay(after);
	for await (const session of listed) {
		const id = sessionIdOf(session);
		if (id === undefined) continue;
		if (shown.has(id) || beganAfter(session, last)) {
			shown.set(id, session);
			neighbours.push(session);
		} else if (sessions.size < PAGE_SIZE) {
			sessions.set(id, session);
		} else {
			neighbours.push(session);
			const end = endOf(session, new Map([...shown, ...sessions]));
			return { sessions: [...sessions.values()], neighbours, end };
		}
	}
	return { sessions: [...sessions.values()], neighbours, end: undefined };
}

function endOf(next: JsonObject, shown: ReadonlyMap<string, JsonObject | undefined>): PageEnd {
	const end = { start: textOf(next.start_time) ?? '', ids: [] };
	const last = lastDay(end);
	const ids = [...shown].flatMap(([id, session]) => (beganAfter(session, last) ? [] : [id]));
	return { ...end, ids };
}
