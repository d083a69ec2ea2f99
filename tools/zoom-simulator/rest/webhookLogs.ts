import { json, ReplyError, validationFailed, zoomError, type FieldError } from '../http/reply';
import type { Call } from '../http/router';
import type { Service } from '../service';
import type { Settings } from '../settings';
import { addDays, isoSeconds } from '../state/dates';
import type { Attempt, Delivery } from '../webhooks/delivery';
import { zoomHeaders } from '../webhooks/post';
import type { WebhookSender } from '../webhooks/sender';
import { cutPage } from './page';
import type { RestRoute } from './route';

type Logged = Pick<Delivery, 'url' | 'event' | 'body' | 'attempts'> & { subscriptionId?: number };

const longestDays = 7;
const cutAfter = 100;

/** What was sent to webhooks, each try an entry, and what was answered. */
export function webhookLogRoutes(service: Service, webhooks: WebhookSender): RestRoute[] {
	return [
		{
			operation: 'report.webhookLogs',
			label: 'Medium',
			method: 'GET',
			path: '/v2/videosdk/report/webhook_logs',
			handle: (call) => {
				const settings = service.settings.now;
				if (settings.webhookLog === 'noApp') {
					return zoomError(404, 1401, 'The account has no Video SDK app.');
				}
				if (settings.webhookLog === 'unknownCall') {
					return zoomError(404, 2300, 'This API endpoint is not recognized.');
				}
				const matches = entries(service, webhooks, call);
				const now = service.settings.clock();
				const { items, ...page } = cutPage(matches, call.query, { settings, now });
				return json(200, { ...page, webhook_logs: items });
			},
		},
	];
}

function entries(service: Service, webhooks: WebhookSender, { query }: Call): object[] {
	const settings = service.settings.now;
	const now = service.settings.clock();
	const { from, to } = readMoments(query, now);
	const type = oneOf(query, 'type', ['1', '2', '3']) ?? '1';
	const retry = oneOf(query, 'retry_num', ['0', '1', '2', '3']);
	const event = query.get('event');
	const kept = addDays(now, -settings.webhookLogDays);
	const logged: Logged[] = [...webhooks.log.list(), ...webhooks.challenges];
	const matches = logged
		.filter((each) => event === null || each.event === event)
		.flatMap((each) => each.attempts.map((attempt) => ({ ...each, attempt })))
		.filter(({ attempt }) => {
			const at = Math.floor(Date.parse(attempt.at) / 1000) * 1000;
			const wasTaken = attempt.status === 200 || attempt.status === 204;
			return (
				at >= Math.max(from, kept) &&
				at <= to &&
				(type === '1' || wasTaken === (type === '3')) &&
				(retry === undefined || String(attempt.retry) === retry)
			);
		});
	const sign = settings.webhookLogOrder === 'newestFirst' ? -1 : 1;
	return matches
		.sort((one, other) => sign * (Date.parse(one.attempt.at) - Date.parse(other.attempt.at)))
		.map((each) => entryOf(each, service.keys.accountId, settings));
}

function entryOf(
	{ event, url, body, subscriptionId, attempt }: Logged & { attempt: Attempt },
	clientId: string,
	settings: Readonly<Settings>,
): object {
	const sent = zoomHeaders(clientId, attempt);
	return {
		event,
		status: attempt.status ?? 0,
		...(attempt.status === undefined && { failed_reason_type: 1 }),
		endpoint: url,
		...(subscriptionId !== undefined && { subscription_id: String(subscriptionId) }),
		request_headers: headers(sent, settings),
		request_body: logBody(body, settings),
		response_headers: headers({ 'content-type': 'application/json' }, settings),
		response_body: logBody(attempt.reply ?? '', settings),
		date_time: isoSeconds(Date.parse(attempt.at)),
		trace_id: attempt.trackingId,
		request_id: attempt.requestId,
		retry_num: attempt.retry,
	};
}

function headers(sent: Record<string, string | null>, { webhookLogHeaders }: Settings): unknown {
	const pairs = Object.entries(sent).filter(([, value]) => value !== null);
	if (webhookLogHeaders === 'list') return pairs.map(([name, value]) => ({ name, value }));
	const object = Object.fromEntries(pairs);
	return webhookLogHeaders === 'object' ? object : JSON.stringify(object);
}

/** As the setting has it; a body that is no JSON stays the text that it is. */
function logBody(text: string, { webhookLogBodies }: Settings): unknown {
	switch (webhookLogBodies) {
		case 'none':
			return undefined;
		case 'cut':
			return text.slice(0, cutAfter);
		case 'json':
			try {
				return JSON.parse(text);
			} catch {
				return text;
			}
		case 'text':
			return text;
	}
}

function readMoments(query: URLSearchParams, now: number): { from: number; to: number } {
	const to = readMoment(query, 'to') ?? now;
	const from = readMoment(query, 'from') ?? addDays(to, -longestDays);
	if (to < from) throw refuse('from', 'The value must not be later than "to".');
	if (to > addDays(from, longestDays)) {
		throw refuse('to', `The range of "from" and "to" must be within ${longestDays} days.`);
	}
	return { from, to };
}

function readMoment(query: URLSearchParams, field: string): number | undefined {
	const given = query.get(field);
	if (given === null) return undefined;
	if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(given)) return Date.parse(given);
	throw refuse(field, 'Invalid time, expected yyyy-MM-ddTHH:mm:ssZ.');
}

function oneOf(
	query: URLSearchParams,
	field: string,
	words: readonly string[],
): string | undefined {
	const given = query.get(field) ?? undefined;
	if (given === undefined || words.includes(given)) return given;
	throw refuse(field, `Allowed values: ${words.join(', ')}.`);
}

function refuse(field: string, message: FieldError['message']): ReplyError {
	return new ReplyError(validationFailed({ field, message }));
}
