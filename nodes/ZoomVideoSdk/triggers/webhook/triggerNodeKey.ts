import type { IWebhookFunctions } from 'n8n-workflow';

import { credentialIdOf } from '../../zoom/auth/credential';
import type { ReceivingTrigger } from '../../zoom/webhooks/rejections';

/**
 * Identifies a trigger node among all nodes of this n8n.
 *
 * The node's id does not: copied JSON can give two nodes of a workflow the same one. The webhook id is
 * part of the node's address, so n8n lets only one node have it. It stays the same if the node is
 * renamed, while the node's static data stays under the old name.
 */
export function nodeKey(context: IWebhookFunctions): string {
	const { webhookId, name } = context.getNode();
	const own = webhookId === undefined ? `name ${name}` : `webhook ${webhookId}`;
	return `${context.getWorkflow().id ?? ''}/${own}`;
}

/** The trigger that got a request, as rejections are counted. */
export function receivingTrigger(context: IWebhookFunctions): ReceivingTrigger {
	return {
		nodeKey: nodeKey(context),
		workflowId: context.getWorkflow().id ?? '',
		credentialId: credentialIdOf(context.getNode()),
	};
}
