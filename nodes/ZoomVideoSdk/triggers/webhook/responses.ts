import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { simplifiedItem } from '../../zoom/recordings/simplifiedRecordings';
import { rejections, REJECTIONS } from '../../zoom/webhooks/rejections';
import type { RejectionReason } from '../../zoom/webhooks/signature';
import type { OutputSettings } from '../output/settings';
import type { Claim } from './dedupe/claimUnseen';
import { commitWhenStored } from './dedupe/commitWhenStored';
import { logFailure, logRejection } from './throttledLog';
import { receivingTrigger } from './triggerNodeKey';

const STATUS: Readonly<Record<RejectionReason, number>> = {
	missing_header: 401,
	stale_timestamp: 401,
	bad_signature: 401,
	no_secret: 401,
	malformed_body: 400,
	unreadable_body: 400,
};

/**
 * Rejects a request, with the reason in n8n's log. An error thrown here would be recorded as a failed
 * execution, so the answer is written directly.
 */
export function reject(context: IWebhookFunctions, reason: RejectionReason): IWebhookResponseData {
	rejections.add(reason, receivingTrigger(context), Date.now());
	logRejection(context, reason, `Zoom webhook rejected (${reason}): ${REJECTIONS[reason]}`);
	context.getResponseObject().status(STATUS[reason]).json({ refused: reason });
	return { noWebhookResponse: true };
}

/** Why a genuine request cannot be handled now. */
export type RetryReason =
	| 'credential_unavailable'
	| 'settings_unusable'
	| 'session_unavailable'
	| 'first_delivery_pending';

const WHAT_FAILED: Readonly<Record<RetryReason, string>> = {
	credential_unavailable: 'the credential could not be read',
	settings_unusable: 'a field of the node cannot be used',
	session_unavailable: 'the files of the session are not known yet',
	first_delivery_pending: 'the same event arrived before and is still being stored',
};

/** Asks Zoom to send the event again: nothing is wrong with it, but it cannot be handled now. */
export function requestRedelivery(
	context: IWebhookFunctions,
	reason: RetryReason,
	error: unknown,
): IWebhookResponseData {
	const cause = error instanceof Error ? error.message : 'unknown reason';
	logFailure(context, reason, `Zoom webhook deferred: ${WHAT_FAILED[reason]} (${cause})`);
	context.getResponseObject().status(503).json({ error: reason });
	return { noWebhookResponse: true };
}

/** Why an event that Zoom need not repeat starts nothing. */
export type SkipReason =
	| 'event_not_chosen'
	| 'filtered'
	| 'no_session_id'
	| 'repeat'
	| 'set_incomplete';

/** Acknowledges an event that starts nothing, so that Zoom does not repeat it. */
export function acknowledge(reason: SkipReason): IWebhookResponseData {
	return { webhookResponse: { accepted: true, started: false, reason } };
}

/** Starts the workflow, and answers once n8n has stored the execution. */
export function startWorkflow(
	{ candidates, commit }: Claim,
	{ simplify }: Pick<OutputSettings, 'simplify'>,
): IWebhookResponseData {
	const items = candidates.map(({ item }) => ({ json: simplify ? simplifiedItem(item) : item }));
	return commitWhenStored(items, { accepted: true, started: true }, commit);
}
