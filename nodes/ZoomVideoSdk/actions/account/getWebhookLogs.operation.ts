import type { IExecuteFunctions } from 'n8n-workflow';

import { readTimeRange } from '../../shared/parameters/dateParameters';
import type { JsonObject } from '../../shared/json';
import { WEEK_MS } from '../../shared/moments';
import { givenFilters } from '../../shared/parameters/given';
import { readChoice, readFlag, readText, type Values } from '../../shared/parameters/parameters';
import type { ZoomApi } from '../../zoom/http/ZoomApi';
import { RECORDINGS_FIELDS } from '../../zoom/recordings/simplifiedRecordings';
import { sentAt, webhookLogByWeek, type WebhookLogQuery } from '../../zoom/webhooks/webhookLog';
import { readLimit } from '../common/limit';
import type { Operation } from '../common/operation';
import { readSimplify } from '../common/simplify';
import { missedEvents } from './missedEvents';
import { logFiltersField, webhookLogFields } from './webhookLogFields';
import { WEBHOOK_LOG_FIELDS, webhookLogItem } from './webhookLogItem';

/** Names of events, also of those that the trigger does not offer; expressions may give them as one text. */
function readEvents(value: unknown): string[] {
	const list: unknown[] = Array.isArray(value) ? value : [value];
	return list.flatMap((event) => readText(event, 'Events')?.split(/[\s,]+/) ?? []);
}

function readQuery(filters: Values): WebhookLogQuery {
	return {
		range: readTimeRange(filters, WEEK_MS),
		events: readEvents(filters.events),
		endpoint: readText(filters.endpoint, 'Endpoint'),
		type: readChoice(filters.type, 'Type', ['all', 'failed', 'successful'], 'all'),
		attempt: readFlag(filters.attempt, 'Attempt', [0, 1, 2, 3]),
	};
}

function readForm(context: IExecuteFunctions, itemIndex: number): 'logs' | 'missedEvents' {
	const output = context.getNodeParameter('output', itemIndex, 'logs');
	return readChoice(output, 'Output', ['logs', 'missedEvents'], 'logs');
}

/** The entries of the log, the latest first. */
async function logs(
	context: IExecuteFunctions,
	itemIndex: number,
	api: ZoomApi,
	query: WebhookLogQuery,
): Promise<JsonObject[]> {
	const limit = readLimit(context, itemIndex);
	const simplify = readSimplify(context, itemIndex);
	const found: JsonObject[] = [];
	const log = webhookLogByWeek(api, query, (entry) => webhookLogItem(entry, simplify));
	for await (const week of log) {
		const latestFirst = week.sort((one, other) => sentAt(other) - sentAt(one) || 0);
		for (const item of latestFirst) found.push(item);
		if (found.length >= limit) break;
	}
	return found.slice(0, limit);
}

/** What Zoom sent to the account's webhooks and how that was answered, or which events never arrived. */
export const getWebhookLogs: Operation = {
	option: {
		name: 'Get Webhook Logs',
		value: 'getWebhookLogs',
		action: 'Get account webhook logs',
		description:
			'Get what Zoom sent to webhooks and what was answered, or the events that were missed',
	},
	fields: webhookLogFields,
	outputFields: (context, itemIndex) =>
		readForm(context, itemIndex) === 'logs' ? WEBHOOK_LOG_FIELDS : RECORDINGS_FIELDS,
	mayHaveMoreFields: true,
	async execute(context, itemIndex, openApi) {
		const form = readForm(context, itemIndex);
		const query = readQuery(givenFilters(context, itemIndex, logFiltersField));
		return form === 'logs'
			? await logs(context, itemIndex, await openApi(), query)
			: await missedEvents(context, itemIndex, openApi, query);
	},
};
