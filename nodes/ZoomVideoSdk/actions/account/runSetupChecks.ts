import type { IExecuteFunctions } from 'n8n-workflow';

import { recentDays } from '../../shared/dateRange';
import { ZoomError } from '../../shared/errors';
import { isJsonObject } from '../../shared/json';
import { isoSeconds, WEEK_MS, type TimeRange } from '../../shared/moments';
import {
	credentialIdOf,
	parseCredential,
	webhookSecrets,
	CREDENTIAL_NAME,
} from '../../zoom/auth/credential';
import { ErrorCode } from '../../zoom/http/errorCodes';
import { inLargePages } from '../../zoom/http/pageSize';
import { RECORDINGS_PATH, SESSIONS_PATH, WEBHOOK_LOG_PATH } from '../../zoom/http/paths';
import { ZoomApi, type CallResult } from '../../zoom/http/ZoomApi';
import { latestEntries } from '../../zoom/webhooks/latestEntries';
import { rejections } from '../../zoom/webhooks/rejections';
import { logMeanings } from '../../zoom/webhooks/webhookLog';
import { checkDeliveries, LATEST } from './checkDeliveries';
import { checkRejections } from './checkRejections';
import { messageOf, probe } from './probe';
import {
	checkPublicAddress,
	checkBinaryData,
	checkClock,
	checkSecrets,
	type SetupCheck,
} from './setupChecks';

/** Codes of answers that came before Zoom looked at the keys, or because of them. */
const NOT_ACCEPTED: readonly number[] = [
	ErrorCode.INVALID_TOKEN,
	ErrorCode.TOO_MANY_REQUESTS,
	ErrorCode.UNKNOWN_ENDPOINT,
];

function checkKeys({ error }: CallResult, from: 'api' | 'sdk'): SetupCheck {
	const name = 'keys';
	const { status, code } = error?.details ?? {};
	// An error of Zoom's own about something else shows that the keys were accepted. Without an answer,
	// or with one that came before Zoom looked at the keys, it is not known.
	const isAccepted =
		error === undefined || (code !== undefined && !NOT_ACCEPTED.includes(code) && status !== 401);
	if (!isAccepted) return { name, status: 'problem', message: messageOf(error) };
	if (from === 'sdk') {
		return {
			name,
			status: 'warning',
			message:
				"Zoom accepts the SDK pair for its REST API, as 'API Key' and 'API Secret' are empty. Fill them in: Zoom documents that pair for the REST API.",
		};
	}
	return { name, status: 'ok', message: "Zoom accepts 'API Key' and 'API Secret'." };
}

function checkAccess(
	name: string,
	what: string,
	{ error }: CallResult,
	otherwise: SetupCheck['status'],
): SetupCheck {
	return error === undefined
		? { name, status: 'ok', message: `${what} can be read.` }
		: { name, status: otherwise, message: `${what} cannot be read. ${messageOf(error)}` };
}

function notChecked(name: string): SetupCheck {
	return { name, status: 'not_checked', message: 'First solve what "keys" says.' };
}

/** The address with which those of n8n's webhooks begin: `WEBHOOK_URL`, if it is set. */
function webhookBaseUrl(context: IExecuteFunctions): string {
	// The address of the editor, getInstanceBaseUrl(), can be another one.
	return context.getRestApiUrl();
}

async function checkWebhookLog(
	context: IExecuteFunctions,
	api: ZoomApi,
	wantsTriggers: boolean,
): Promise<SetupCheck> {
	const now = Date.now();
	const ask = async ({ from, to }: TimeRange, page_size: number) => {
		const query = { from: isoSeconds(from), to: isoSeconds(to), page_size };
		const { reply, error } = await probe(api, WEBHOOK_LOG_PATH, query, logMeanings);
		if (error !== undefined) throw error;
		return isJsonObject(reply.body) ? reply.body : {};
	};
	let pageSize: number | undefined;
	const readPage = async (range: TimeRange) =>
		pageSize === undefined
			? await inLargePages(async (size) => await ask(range, (pageSize = size)))
			: await ask(range, pageSize);
	try {
		const entries = await latestEntries(readPage, { from: now - WEEK_MS, to: now }, LATEST);
		return checkDeliveries(entries, webhookBaseUrl(context), wantsTriggers);
	} catch (error) {
		if (!(error instanceof ZoomError)) return await Promise.reject(error);
		const log = { reply: undefined, error };
		return checkAccess('deliveries', "Zoom's webhook log", log, 'warning');
	}
}

async function checkZoom(
	context: IExecuteFunctions,
	wantsTriggers: boolean,
): Promise<SetupCheck[]> {
	let api: ZoomApi;
	try {
		api = await ZoomApi.open(context);
	} catch (error) {
		const keys: SetupCheck = { name: 'keys', status: 'problem', message: messageOf(error) };
		return [keys, ...['clock', 'recordings', 'live_sessions', 'deliveries'].map(notChecked)];
	}
	const recordings = await probe(api, RECORDINGS_PATH, { page_size: 1 });
	const clock = checkClock(recordings.reply?.headers.date, Date.now());
	const keys = checkKeys(recordings, api.access.from);
	if (keys.status === 'problem') {
		return [keys, clock, ...['recordings', 'live_sessions', 'deliveries'].map(notChecked)];
	}
	const days = recentDays(Date.now(), 2);
	const live = await probe(api, SESSIONS_PATH, { type: 'live', ...days, page_size: 1 });
	return [
		keys,
		clock,
		checkAccess('recordings', 'Recordings', recordings, 'problem'),
		// Zoom gives this list to some plans only, and all but lists and names works without it.
		checkAccess('live_sessions', 'Live sessions', live, 'warning'),
		await checkWebhookLog(context, api, wantsTriggers),
	];
}

/**
 * Where n8n stores files. A node can find out only by storing one, which n8n deletes with the
 * execution.
 */
async function binaryDataMode(context: IExecuteFunctions): Promise<string | undefined> {
	const file = await context.helpers.prepareBinaryData(
		Buffer.from('ok'),
		'check.txt',
		'text/plain',
	);
	return file.id?.split(':')[0];
}

async function runCheck(name: string, check: () => Promise<SetupCheck[]>): Promise<SetupCheck[]> {
	try {
		return await check();
	} catch (error) {
		return [{ name, status: 'problem', message: `This could not be checked: ${messageOf(error)}` }];
	}
}

/**
 * Checks all that must be right for the nodes to work. A check that fails becomes a `problem` and never
 * hides the others; only Stop ends them.
 */
export async function runSetupChecks(context: IExecuteFunctions): Promise<SetupCheck[]> {
	const credential = parseCredential(await context.getCredentials(CREDENTIAL_NAME));
	const wantsTriggers = webhookSecrets(credential).length > 0;
	const checks = [
		...(await runCheck('keys', async () => await checkZoom(context, wantsTriggers))),
		...checkSecrets(credential),
		checkRejections(rejections.list(), credentialIdOf(context.getNode()), Date.now()),
		...(await runCheck('public_address', async () => [
			checkPublicAddress(webhookBaseUrl(context), wantsTriggers, credential.baseUrl),
		])),
		...(await runCheck('binary_data', async () => [
			checkBinaryData(await binaryDataMode(context)),
		])),
	];
	context.getExecutionCancelSignal()?.throwIfAborted();
	return checks;
}
