import type { IExecuteFunctions } from 'n8n-workflow';

import { InputError, ZoomError } from '../../shared/errors';
import type { JsonObject } from '../../shared/json';
import { DAY_MS, type TimeRange } from '../../shared/moments';
import { readChoice, readChoices, readSwitch, valuesOf } from '../../shared/parameters/parameters';
import { CREDENTIAL_NAME, parseCredential, webhookSecrets } from '../../zoom/auth/credential';
import type { ZoomApi } from '../../zoom/http/ZoomApi';
import { listRecordings } from '../../zoom/recordings/listRecordings';
import { simplifiedRecordings } from '../../zoom/recordings/simplifiedRecordings';
import { completedEvents } from '../../zoom/webhooks/completedEvents';
import { EVENT_NAMES } from '../../zoom/webhooks/events';
import { findMissedEvents, type MissedEvents } from '../../zoom/webhooks/missedEvents';
import { isWithoutLog, type WebhookLogQuery } from '../../zoom/webhooks/webhookLog';
import { readLimit } from '../common/limit';
import { readSimplify } from '../common/simplify';
import { unusableError } from './unusableLog';

async function readSecrets(context: IExecuteFunctions): Promise<string[]> {
	const secrets = webhookSecrets(parseCredential(await context.getCredentials(CREDENTIAL_NAME)));
	if (secrets.length > 0) return secrets;
	throw new InputError(
		"The credential has no 'Webhook Secret Token': missed events cannot be checked without it",
		"Zoom's signature tells its events from forged ones. At Zoom, open the event subscriptions of your Video SDK account, copy Secret Token, and paste it into 'Webhook Secret Token' of the credential \"Zoom Video SDK API\".",
	);
}

/** Shows a message beside the execution, and writes it to n8n's log. */
function tell(context: IExecuteFunctions, message: string): void {
	context.logger.warn(message, { node: context.getNode().name });
	// An old n8n has no execution hints.
	if ('addExecutionHints' in context)
		context.addExecutionHints({ message, location: 'outputPane' });
}

/** What Zoom lists for that time, from sessions that began in it or up to a day earlier. */
async function listedEvents(
	api: ZoomApi,
	{ from, to }: TimeRange,
	events: readonly string[],
): Promise<JsonObject[]> {
	const day = (moment: number) => new Date(moment).toISOString().slice(0, 10);
	const query = {
		range: { from: day(from - DAY_MS), to: day(to) },
		trash: undefined,
		sessionName: undefined,
		fileKinds: [],
	};
	const found: JsonObject[][] = [];
	for await (const session of listRecordings(api, query, { all: true })) {
		found.push(completedEvents(session, events));
	}
	return found.reverse().flat();
}

/**
 * The events that were never delivered, the earliest first, each as the trigger would have returned it.
 *
 * A hint of the execution and n8n's log report the events that cannot be returned. If none can, that is the error.
 */
export async function missedEvents(
	context: IExecuteFunctions,
	itemIndex: number,
	openApi: () => Promise<ZoomApi>,
	{ range, events, endpoint }: WebhookLogQuery,
): Promise<JsonObject[]> {
	const chosen = readChoices(events, 'Events', EVENT_NAMES);
	const wanted = chosen.length > 0 ? chosen : EVENT_NAMES;
	const limit = readLimit(context, itemIndex, { returnAll: true });
	const simplify = readSimplify(context, itemIndex);
	const options = valuesOf(context, 'options', itemIndex);
	const choices = ['error', 'recordings'] as const;
	const otherwise = readChoice(options.ifLogUnusable, 'If Log Is Unusable', choices, 'error');
	const secrets = await readSecrets(context);
	const api = await openApi();

	const rules = {
		secrets,
		events: wanted,
		endpoint,
		includeDownloadToken: readSwitch(options.includeDownloadToken, 'Include Download Token', false),
	};
	const found = await findMissedEvents(api, { range, ...rules }).catch(async (error: unknown) =>
		isWithoutLog(error) ? error : await Promise.reject(error),
	);
	const hasLog = !(found instanceof ZoomError);
	const missed: MissedEvents = hasLog ? found : { items: [], unusable: {} };
	const problem = hasLog ? unusableError(found.unusable) : found;
	let items: JsonObject[] = missed.items;
	if (problem !== undefined) {
		if (otherwise === 'error' && items.length === 0) throw problem;
		const { message, details } = problem;
		const listed = otherwise === 'error' ? [] : await listedEvents(api, range, wanted);
		const instead =
			otherwise === 'error'
				? ''
				: ` Recordings, transcripts and summaries that Zoom lists are returned instead: ${listed.length}.`;
		tell(context, `${message}.${instead} ${details.description ?? ''}`);
		const known = new Set(items.map(({ dedupe_key }) => dedupe_key));
		items = [...items, ...listed.filter(({ dedupe_key }) => !known.has(dedupe_key))];
	}
	if (items.length > limit) {
		tell(context, `Limit leaves out events that were missed: ${items.length - limit}.`);
	}
	const output = items.slice(0, limit);
	return simplify ? output.map(simplifiedRecordings) : output;
}
