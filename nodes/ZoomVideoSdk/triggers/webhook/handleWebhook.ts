import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { eventItem, eventNameOf } from '../../zoom/webhooks/eventItem';
import { rejections } from '../../zoom/webhooks/rejections';
import { claimUnseen, type Claim, type OutputCandidate } from './dedupe/claimUnseen';
import { claimWithRepeats, rememberedSets } from './dedupe/rememberedSets';
import { loadCompleteSet } from './loadCompleteSet';
import {
	acknowledge,
	reject,
	requestRedelivery,
	startWorkflow,
	type SkipReason,
} from './responses';
import { isSubscribed } from './selectEvent';
import { readSettings, verificationTolerance, type WebhookSettings } from './settings';
import { logHint } from './throttledLog';
import { toOutputItems } from './toOutputItems';
import { nodeKey, receivingTrigger } from './triggerNodeKey';
import { answerUrlValidation, URL_VALIDATION_EVENT } from './verify/urlValidation';
import { verifyRequest, type RejectedRequest, type VerifiedRequest } from './verify/verifyRequest';

/** Turns a verified event into the items that start the workflow, without those seen before. */
async function processEvent(
	context: IWebhookFunctions,
	event: string,
	{ body, signedAt, credential }: VerifiedRequest,
): Promise<IWebhookResponseData> {
	let settings: WebhookSettings;
	try {
		settings = readSettings(context);
	} catch (error) {
		return requestRedelivery(context, 'settings_unusable', error);
	}
	const { events, includeDownloadToken, ignoreDuplicates, toleranceSeconds, output } = settings;
	if (!isSubscribed(event, events, output)) return acknowledge('event_not_chosen');

	const item = eventItem(event, body, includeDownloadToken);
	const rules = { nodeKey: nodeKey(context), mode: output.mode, toleranceSeconds };
	let candidates: OutputCandidate[] | SkipReason;
	try {
		candidates =
			output.mode === 'completeSet'
				? await loadCompleteSet(
						context,
						credential,
						item,
						{ ...output, includeDownloadToken },
						rememberedSets(context, rules),
					)
				: toOutputItems(item, output, signedAt);
	} catch (error) {
		return requestRedelivery(context, 'session_unavailable', error);
	}
	if (!Array.isArray(candidates)) return acknowledge(candidates);

	let claim: Claim;
	try {
		claim = ignoreDuplicates
			? await claimUnseen(context, rules, candidates)
			: claimWithRepeats(context, rules, candidates);
	} catch (error) {
		return requestRedelivery(context, 'first_delivery_pending', error);
	}
	return claim.candidates.length > 0 ? startWorkflow(claim, output) : acknowledge('repeat');
}

/**
 * Handles one request to the trigger's address: rejects it, answers Zoom's challenge, or turns it into
 * the items that start the workflow.
 */
export async function handleWebhook(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	let request: VerifiedRequest | RejectedRequest;
	try {
		request = await verifyRequest(context, nodeKey(context), verificationTolerance(context));
	} catch (error) {
		return requestRedelivery(context, 'credential_unavailable', error);
	}
	if (request.rejection !== undefined) return reject(context, request.rejection);
	rejections.accept(receivingTrigger(context));
	if (request.isPreviousSecret) {
		logHint(
			context,
			'previous_secret',
			'Zoom signs with the previous Webhook Secret Token of the credential. If you have changed it at Zoom and this goes on for more than a day, check that the current one is right.',
		);
	}

	const event = eventNameOf(request.body);
	if (event === undefined) return reject(context, 'malformed_body');
	if (event !== URL_VALIDATION_EVENT) return await processEvent(context, event, request);
	const reply = answerUrlValidation(request.body, request.secret);
	if (reply === undefined) return reject(context, 'malformed_body');
	context.getResponseObject().status(200).json(reply);
	return { noWebhookResponse: true };
}
