import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { Refusal } from '../zoom/webhookSignature';

const STATUS: Readonly<Record<Refusal, number>> = {
	missing_header: 401,
	stale_timestamp: 401,
	bad_signature: 401,
	no_secret: 401,
	malformed_body: 400,
};

const EXPLANATION: Readonly<Record<Refusal, string>> = {
	missing_header:
		'x-zm-signature or x-zm-request-timestamp is missing. If Zoom sent the request, a proxy before n8n strips these headers: let it pass them on.',
	stale_timestamp:
		'the timestamp is no epoch time or outside the allowed window. Check the clock of this machine, or widen Timestamp Window in the options of the node.',
	bad_signature:
		'the signature fits neither secret token of the credential. Copy Secret Token again from the event subscriptions at Zoom; if it is right, someone else sent this, or a proxy changed the body.',
	malformed_body: 'the body is signed, but is not one of Zoom’s events.',
	no_secret: 'the credential holds no Webhook Secret Token. Copy it from the event subscriptions.',
};

/**
 * Refuses a request, with the reason in n8n's log. An error thrown here would be recorded as a failed
 * execution, so the answer is written directly.
 */
export function refuse(host: IWebhookFunctions, refusal: Refusal): IWebhookResponseData {
	host.logger.warn(`Zoom webhook refused (${refusal}): ${EXPLANATION[refusal]}`, {
		reason: refusal,
		node: host.getNode().name,
		workflowId: host.getWorkflow().id,
	});
	host.getResponseObject().status(STATUS[refusal]).json({ refused: refusal });
	return { noWebhookResponse: true };
}

/** Tells Zoom to come again: nothing is wrong with the request, but it cannot be judged now. */
export function askToRepeat(host: IWebhookFunctions, error: unknown): IWebhookResponseData {
	const reason = error instanceof Error ? error.message : 'unknown reason';
	host.logger.error(`Zoom webhook put off: the credential could not be read (${reason})`, {
		node: host.getNode().name,
		workflowId: host.getWorkflow().id,
	});
	host.getResponseObject().status(503).json({ error: 'credential_unavailable' });
	return { noWebhookResponse: true };
}

/** Takes an event that starts nothing: Zoom must not repeat it. */
export function acceptWithoutStart(reason: 'event_not_chosen' | 'repeat'): IWebhookResponseData {
	return { webhookResponse: { accepted: true, started: false, reason } };
}
