import type { INodeExecutionData, IWebhookResponseData } from 'n8n-workflow';

/** What n8n sends back to the caller. */
export type WebhookAnswer = Readonly<Record<string, string | number | boolean>>;

/**
 * Starts the workflow, and calls `commit` at the one moment at which what it writes into the node's
 * static data is saved if, and only if, the execution is stored.
 *
 * n8n has no callback for that moment, so this relies on the order of its steps for a trigger with
 * `responseMode: 'onReceived'` (`executeWebhook` in n8n's `webhook-helpers`, 2.8 to 2.41):
 *
 * 1. It calls the node's `webhook()`.
 * 2. It stores the execution. To do so, it wraps the workflow's static data again and forgets that it
 *    was changed: what `webhook()` wrote would not be saved.
 * 3. It reads `webhookResponse` from what `webhook()` returned. Here `commit` is called.
 * 4. It saves the static data if that was changed since step 2.
 * 5. It answers the caller.
 *
 * When step 2 fails, n8n answers with an error and goes no further. n8n 1.123 does step 3 before step
 * 2, and the rest in parallel: it may answer before it has stored, or with an error after the commit.
 *
 * n8n reads the property more than once; `commit` is called only the first time. Nothing else may read
 * it: copying or printing the returned object would commit too early. `commitMoment.e2e.ts` holds each
 * supported version of n8n to this order.
 */
export function commitWhenStored(
	items: INodeExecutionData[],
	answer: WebhookAnswer,
	commit: () => void,
): IWebhookResponseData {
	let isCommitted = false;
	return {
		workflowData: [items],
		get webhookResponse() {
			if (!isCommitted) {
				isCommitted = true;
				commit();
			}
			return answer;
		},
	};
}
