import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { zoomVideoSdkApiTest } from './methods/credentialTest';
import { checkActivation } from './triggers/webhook/checkActivation';
import { triggerFields, triggerPanel } from './triggers/webhook/fields';
import { handleWebhook } from './triggers/webhook/handleWebhook';

export class ZoomVideoSdkRecordingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoom Video SDK Recording Trigger',
		name: 'zoomVideoSdkRecordingTrigger',
		icon: { light: 'file:zoomVideoSdk.svg', dark: 'file:zoomVideoSdk.dark.svg' },
		group: ['trigger'],
		// For triggers of version 1, n8n evaluates an expression at every request, which takes 25 ms.
		version: 2,
		subtitle:
			'={{ $parameter["events"].length > 2 ? $parameter["events"].length + " events" : $parameter["events"].map((event) => event.replace("session.recording", "recording").replace(/[._]/g, " ")).join(", ") }}',
		description:
			'Starts the workflow when a cloud recording of a Zoom Video SDK session, its transcript or its summary is ready',
		defaults: { name: 'Zoom Video SDK Recording Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'zoomVideoSdkApi', required: true, testedBy: 'zoomVideoSdkApiTest' }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				// Neither the first item nor nothing: the answer is the trigger's own (see `startWorkflow`).
				responseData: '',
				path: 'webhook',
			},
		],
		eventTriggerDescription: 'Waiting for an event from Zoom at the test URL',
		activationMessage: "Zoom's events at the production URL now start this workflow.",
		triggerPanel,
		properties: triggerFields,
	};

	methods = { credentialTest: { zoomVideoSdkApiTest } };

	webhookMethods = {
		default: {
			// Zoom has no API for the event subscriptions of a Video SDK account: nothing to look up.
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				await checkActivation(this);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await handleWebhook(this);
	}
}
