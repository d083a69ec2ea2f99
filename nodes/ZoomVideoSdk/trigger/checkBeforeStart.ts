import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';

import { CREDENTIAL_NAME } from '../transport/ZoomApi';
import { parseCredential, webhookSecrets } from '../zoom/credential';

/**
 * Refuses to start a trigger that could only refuse every event, or would never start the workflow.
 *
 * @throws NodeOperationError that says what is missing and where to find it
 */
export async function checkBeforeStart(host: IHookFunctions): Promise<void> {
	const credential = parseCredential(await host.getCredentials(CREDENTIAL_NAME));
	if (webhookSecrets(credential).length === 0) {
		throw new NodeOperationError(
			host.getNode(),
			'The credential has no Webhook Secret Token, so no event could be told from a forged one',
			{
				description:
					'At Zoom, open the event subscriptions of your Video SDK account, copy Secret Token, and paste it into Webhook Secret Token of the credential “Zoom Video SDK API”.',
			},
		);
	}
	const events: unknown = host.getNodeParameter('events', []);
	if (!Array.isArray(events) || events.length === 0) {
		throw new NodeOperationError(host.getNode(), 'No event is chosen', {
			description: 'Choose in Events what is to start this workflow.',
		});
	}
}
