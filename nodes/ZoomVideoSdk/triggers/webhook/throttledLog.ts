import type { IWebhookFunctions } from 'n8n-workflow';

import { LogThrottle } from './LogThrottle';
import { nodeKey } from './nodeKey';

const problems = new LogThrottle(60_000);
const hints = new LogThrottle(3_600_000);

function write(
	context: IWebhookFunctions,
	throttle: LogThrottle,
	level: 'error' | 'info' | 'warn',
	kind: string,
	text: string,
): void {
	const more = throttle.allow(`${nodeKey(context)}/${kind}`, Date.now());
	if (more === undefined) return;
	const since = more > 0 ? ` (${more} more since the last such line)` : '';
	context.logger[level](`${text}${since}`, {
		reason: kind,
		node: context.getNode().name,
		workflowId: context.getWorkflow().id,
		...(more > 0 && { more }),
	});
}

/** Writes why a request was turned away, once a minute for each reason, and counts those between. */
export function logRejection(context: IWebhookFunctions, reason: string, text: string): void {
	write(context, problems, 'warn', reason, text);
}

/** Writes what keeps the trigger from doing its work, in the same measure. */
export function logFailure(context: IWebhookFunctions, reason: string, text: string): void {
	write(context, problems, 'error', reason, text);
}

/** Writes what the user may want to change, once an hour. */
export function logHint(context: IWebhookFunctions, kind: string, text: string): void {
	write(context, hints, 'info', kind, text);
}
