import { splitIntoMonths, type DateRange } from '../../shared/dateRange';
import { objectsIn, type JsonObject } from '../../shared/json';
import { mapConcurrently } from '../../shared/async/mapConcurrently';
import { inLargePages } from '../http/pageSize';
import { paginate } from '../http/paginate';
import { RECORDINGS_PATH } from '../http/paths';
import type { ZoomApi } from '../http/ZoomApi';
import { newestFirst, unseenSessions } from '../sessions/session';
import { isRequested, type RecordingsQuery } from './recordingFilters';

/**
 * Months read at the same time. Zoom allows 20 calls of this kind per second on the smallest paid plan,
 * and needs some tenths of a second for a page. A free account has two: there, `ZoomApi` continues one
 * by one after the first 429.
 */
const MONTHS_AT_A_TIME = 6;

async function readPages(
	api: ZoomApi,
	query: RecordingsQuery,
	month: DateRange | undefined,
	pageSize: number,
): Promise<JsonObject[]> {
	const found: JsonObject[] = [];
	const read = async (token: string | undefined) =>
		await api.get(RECORDINGS_PATH, {
			...month,
			...(query.trash && { trash: true, trash_type: query.trash }),
			page_size: pageSize,
			next_page_token: token,
		});
	for await (const page of paginate(read)) {
		for (const session of objectsIn(page.sessions)) {
			if (isRequested(session, query)) found.push(session);
		}
	}
	return found.sort(newestFirst);
}

/**
 * Lists the sessions of the account that have recordings, the newest first, each once.
 *
 * Zoom returns a month at most: longer ranges become several, read a few at a time. A caller that stops
 * early reads one month at a time.
 */
export async function* listRecordings(
	api: ZoomApi,
	query: RecordingsQuery,
	{ all }: { all: boolean },
): AsyncGenerator<JsonObject, void, undefined> {
	const { range, trash } = query;
	const months = range === undefined || trash ? [undefined] : splitIntoMonths(range);
	const isUnseen = unseenSessions();
	const read = async (month: DateRange | undefined) =>
		await inLargePages(async (pageSize) => await readPages(api, query, month, pageSize));
	for await (const sessions of mapConcurrently(months, all ? MONTHS_AT_A_TIME : 1, read)) {
		for (const session of sessions) if (isUnseen(session)) yield session;
	}
}
