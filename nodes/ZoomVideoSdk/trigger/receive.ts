import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { eventItem, eventNameOf } from '../zoom/eventItem';
import { answerUrlValidation, URL_VALIDATION_EVENT } from '../zoom/urlValidation';
import { acceptWithoutStart, askToRepeat, refuse } from './answers';
import { takeOnce } from './repeats';
import { readSettings } from './settings';
import { verifyRequest, type Verified } from './verifyRequest';

/**
 * Takes one request to the trigger's address: refuses it, answers Zoom's challenge, or turns it into
 * the item that starts the workflow.
 */
export async function receive(host: IWebhookFunctions): Promise<IWebhookResponseData> {
	const settings = readSettings(host);
	let request: Verified;
	try {
		request = await verifyRequest(host, settings.windowSeconds);
	} catch (error) {
		return askToRepeat(host, error);
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
	if (!settings.events.includes(event)) return acceptWithoutStart('event_not_chosen');

	const item = eventItem(event, body, settings.includeTokens);
	if (settings.dropRepeats && !takeOnce(host, event, item.dedupe_key)) {
		return acceptWithoutStart('repeat');
	}
	return { workflowData: [[{ json: item }]] };
}
