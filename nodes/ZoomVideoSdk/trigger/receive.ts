import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { eventItem, eventNameOf, type EventItem } from '../zoom/eventItem';
import { answerUrlValidation, URL_VALIDATION_EVENT } from '../zoom/urlValidation';
import { acceptWithoutStart, askToRepeat, refuse, startWith, type NoStart } from './answers';
import { completeSetOf } from './completeSetOf';
import { isChosen } from './isChosen';
import { offersOf } from './offersOf';
import { readOutputChoice, type OutputChoice } from './readOutputChoice';
import { takeUnseen, unremembered, type Offer, type Taken } from './repeats';
import { readSettings, type TriggerSettings } from './settings';
import { verifyRequest, type Genuine, type Verified } from './verifyRequest';

/** What an event puts out, or why it starts nothing. */
async function offersFor(
	host: IWebhookFunctions,
	choice: OutputChoice,
	item: EventItem,
	settings: TriggerSettings,
	signedAt: string,
): Promise<Offer[] | NoStart> {
	if (choice.mode !== 'completeSet') return offersOf(item, choice, signedAt);
	return await completeSetOf(host, item, choice, settings.includeTokens);
}

/** Turns an event that is Zoom's into the items that start the workflow. */
async function take(
	host: IWebhookFunctions,
	settings: TriggerSettings,
	event: string,
	{ body, signedAt }: Pick<Genuine, 'body' | 'signedAt'>,
): Promise<IWebhookResponseData> {
	let choice: OutputChoice;
	try {
		choice = readOutputChoice(host);
	} catch (error) {
		return askToRepeat(host, 'settings_unusable', error);
	}
	if (!isChosen(event, settings.events, choice)) return acceptWithoutStart('event_not_chosen');

	const item = eventItem(event, body, settings.includeTokens);
	const rules = { mode: choice.mode, windowSeconds: settings.windowSeconds };
	let offers: Offer[] | NoStart;
	try {
		offers = await offersFor(host, choice, item, settings, signedAt);
	} catch (error) {
		return askToRepeat(host, 'session_unavailable', error);
	}
	if (!Array.isArray(offers)) return acceptWithoutStart(offers);

	let taken: Taken;
	try {
		taken = settings.dropRepeats ? await takeUnseen(host, rules, offers) : unremembered(offers);
	} catch (error) {
		return askToRepeat(host, 'first_delivery_pending', error);
	}
	if (taken.offers.length === 0) return acceptWithoutStart('repeat');
	return startWith(taken);
}

/**
 * Takes one request to the trigger's address: refuses it, answers Zoom's challenge, or turns it into
 * the items that start the workflow.
 */
export async function receive(host: IWebhookFunctions): Promise<IWebhookResponseData> {
	let settings: TriggerSettings;
	try {
		settings = readSettings(host);
	} catch (error) {
		return askToRepeat(host, 'settings_unusable', error);
	}
	let request: Verified;
	try {
		request = await verifyRequest(host, settings.windowSeconds);
	} catch (error) {
		return askToRepeat(host, 'credential_unavailable', error);
	}
	if (request.refusal !== undefined) return refuse(host, request.refusal);

	const { body, secret } = request;
	const event = eventNameOf(body);
	if (event === undefined) return refuse(host, 'malformed_body');
	if (event === URL_VALIDATION_EVENT) {
		const reply = answerUrlValidation(body, secret);
		if (reply === undefined) return refuse(host, 'malformed_body');
		host.getResponseObject().status(200).json(reply);
		return { noWebhookResponse: true };
	}
	return await take(host, settings, event, request);
}
