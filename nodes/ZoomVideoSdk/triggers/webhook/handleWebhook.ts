import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { readOutputSettings, type OutputSettings } from '../output/settings';
import { claimUnseen, withoutCommit, type OutputCandidate, type Claim } from './dedupe/claimUnseen';
import { eventItem, eventNameOf, type EventItem } from './eventItem';
import { loadCompleteSet } from './loadCompleteSet';
import {
	acknowledge,
	requestRedelivery,
	reject,
	startWorkflow,
	type SkipReason,
} from './responses';
import { isSubscribed } from './selectEvent';
import { readSettings, type TriggerSettings } from './settings';
import { toOutputItems } from './toOutputItems';
import { answerUrlValidation, URL_VALIDATION_EVENT } from './verify/urlValidation';
import { verifyRequest, type Genuine, type Verified } from './verify/verifyRequest';

/** What an event puts out, or why it starts nothing. */
async function outputFor(
	context: IWebhookFunctions,
	choice: OutputSettings,
	item: EventItem,
	settings: TriggerSettings,
	signedAt: string,
): Promise<OutputCandidate[] | SkipReason> {
	if (choice.mode !== 'completeSet') return toOutputItems(item, choice, signedAt);
	return await loadCompleteSet(context, item, choice, settings.includeTokens);
}

/** Turns an event that is Zoom's into the items that start the workflow. */
async function processEvent(
	context: IWebhookFunctions,
	settings: TriggerSettings,
	event: string,
	{ body, signedAt }: Pick<Genuine, 'body' | 'signedAt'>,
): Promise<IWebhookResponseData> {
	let choice: OutputSettings;
	try {
		choice = readOutputSettings(context);
	} catch (error) {
		return requestRedelivery(context, 'settings_unusable', error);
	}
	if (!isSubscribed(event, settings.events, choice)) return acknowledge('event_not_chosen');

	const item = eventItem(event, body, settings.includeTokens);
	const rules = { mode: choice.mode, windowSeconds: settings.windowSeconds };
	let offers: OutputCandidate[] | SkipReason;
	try {
		offers = await outputFor(context, choice, item, settings, signedAt);
	} catch (error) {
		return requestRedelivery(context, 'session_unavailable', error);
	}
	if (!Array.isArray(offers)) return acknowledge(offers);

	let taken: Claim;
	try {
		taken = settings.dropRepeats
			? await claimUnseen(context, rules, offers)
			: withoutCommit(offers);
	} catch (error) {
		return requestRedelivery(context, 'first_delivery_pending', error);
	}
	if (taken.candidates.length === 0) return acknowledge('repeat');
	return startWorkflow(taken);
}

/**
 * Takes one request to the trigger's address: refuses it, answers Zoom's challenge, or turns it into
 * the items that start the workflow.
 */
export async function handleWebhook(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	let settings: TriggerSettings;
	try {
		settings = readSettings(context);
	} catch (error) {
		return requestRedelivery(context, 'settings_unusable', error);
	}
	let request: Verified;
	try {
		request = await verifyRequest(context, settings.windowSeconds);
	} catch (error) {
		return requestRedelivery(context, 'credential_unavailable', error);
	}
	if (request.refusal !== undefined) return reject(context, request.refusal);

	const { body, secret } = request;
	const event = eventNameOf(body);
	if (event === undefined) return reject(context, 'malformed_body');
	if (event === URL_VALIDATION_EVENT) {
		const reply = answerUrlValidation(body, secret);
		if (reply === undefined) return reject(context, 'malformed_body');
		context.getResponseObject().status(200).json(reply);
		return { noWebhookResponse: true };
	}
	return await processEvent(context, settings, event, request);
}
