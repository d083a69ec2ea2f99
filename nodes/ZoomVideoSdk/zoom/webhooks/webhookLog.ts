import { digest } from '../../shared/digest';
import { ZoomError } from '../../shared/errors';
import { objectsIn, textOf, type JsonObject } from '../../shared/json';
import { isoSeconds, splitIntoWeeks, type TimeRange } from '../../shared/moments';
import { ErrorCode } from '../http/errorCodes';
import type { ErrorMessages } from '../http/errorMessages';
import { inLargePages } from '../http/pageSize';
import { paginate } from '../http/paginate';
import { WEBHOOK_LOG_PATH } from '../http/paths';
import type { ZoomApi } from '../http/ZoomApi';

/** Zoom's `type`. */
const TYPES = { all: 1, failed: 2, successful: 3 } as const;

export type LogType = keyof typeof TYPES;

/** Which entries of Zoom's webhook log to read. */
export interface WebhookLogQuery {
	range: TimeRange;
	/** Names of events; empty for all. */
	events: readonly string[];
	/** Part of the address that received the webhook; without it, all addresses. */
	endpoint?: string | undefined;
	type: LogType;
	/** 0 for the first delivery, 1 to 3 for Zoom's repeats; without it, all. */
	attempt?: number | undefined;
}

const WHAT_INSTEAD =
	'Recording: Get Many lists finished recordings with their transcripts and summaries, so these can be recovered. Events of sessions that began or ended, and of people who joined or left, cannot.';

/** What Zoom's codes mean when its webhook log is read. */
export const logMeanings: ErrorMessages = {
	[ErrorCode.NO_APP]: {
		message: 'The Zoom account has no Video SDK app whose webhooks could be logged',
		description: `Zoom sends events only to an account with event subscriptions, and they are set up on its Build Platform (Video SDK) page. ${WHAT_INSTEAD}`,
	},
	[ErrorCode.UNKNOWN_ENDPOINT]: {
		message: 'Zoom does not offer its webhook log here',
		description: `If other operations work, the 'Base URL' is right, and Zoom's API has no such call for this account. ${WHAT_INSTEAD}`,
	},
};

/** Whether an error means that there is no log to read, now or later. */
export function isWithoutLog(error: unknown): error is ZoomError {
	const { code } = error instanceof ZoomError ? error.details : {};
	return code === ErrorCode.NO_APP || code === ErrorCode.UNKNOWN_ENDPOINT;
}

/** When Zoom sent a webhook, in milliseconds since the epoch; `NaN` if the log does not say. */
export function sentAt(entry: JsonObject): number {
	return Date.parse(textOf(entry.date_time) ?? '');
}

/** What the log does not say about an entry excludes nothing. */
function isRequested(entry: JsonObject, { events, endpoint }: WebhookLogQuery): boolean {
	const event = textOf(entry.event);
	const address = textOf(entry.endpoint);
	return (
		(events.length === 0 || event === undefined || events.includes(event)) &&
		(endpoint === undefined || address === undefined || address.includes(endpoint))
	);
}

async function* readWeek(
	api: ZoomApi,
	{ events, type, attempt }: WebhookLogQuery,
	{ from, to }: TimeRange,
): AsyncGenerator<JsonObject, void, undefined> {
	const ask = async (page_size: number, next_page_token?: string) =>
		await api.request({
			method: 'GET',
			path: WEBHOOK_LOG_PATH,
			query: {
				from: isoSeconds(from),
				to: isoSeconds(to),
				event: events.length === 1 ? events[0] : undefined,
				type: TYPES[type],
				retry_num: attempt,
				page_size,
				next_page_token,
			},
			idempotent: true,
			meanings: logMeanings,
		});
	let pageSize = 0;
	const read = async (token: string | undefined) =>
		token === undefined
			? await inLargePages(async (size) => await ask((pageSize = size)))
			: await ask(pageSize, token);
	for await (const page of paginate(read)) yield* objectsIn(page.webhook_logs);
}

/**
 * Reads Zoom's log of the webhooks that it sent, week by week, the latest week first. Within a week,
 * the order is Zoom's, which its reference does not state. An entry that is in two weeks is returned
 * once.
 *
 * An entry is Zoom's own object. `event`, `status` (what the receiver answered) and `retry_num` are documented for
 * Video SDK; the rest is as in the log of Marketplace apps: `endpoint`, `date_time`, `failed_reason_type`,
 * `request_headers`, `request_body`, `response_headers`, `response_body`, `request_id`, `trace_id`.
 *
 * @param take returns what to keep of an entry, because all bodies together may be large
 * @see https://developers.zoom.us/docs/api/video-sdk/#tag/video-sdk-reports/GET/videosdk/report/webhook_logs
 */
export async function* webhookLogByWeek<Taken>(
	api: ZoomApi,
	query: WebhookLogQuery,
	take: (entry: JsonObject) => Taken,
): AsyncGenerator<Taken[], void, undefined> {
	const seen = new Set<string>();
	for (const week of splitIntoWeeks(query.range)) {
		const taken: Taken[] = [];
		for await (const entry of readWeek(api, query, week)) {
			const key = digest(JSON.stringify(entry));
			if (seen.has(key) || !isRequested(entry, query)) continue;
			seen.add(key);
			taken.push(take(entry));
		}
		yield taken;
	}
}
