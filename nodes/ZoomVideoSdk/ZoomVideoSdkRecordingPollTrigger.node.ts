import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';

import { zoomVideoSdkApiTest } from './methods/credentialTest';
import { pollFields } from './triggers/poll/fields';
import { poll } from './triggers/poll/poll';

export class ZoomVideoSdkRecordingPollTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zoom Video SDK Recording Poll Trigger',
		name: 'zoomVideoSdkRecordingPollTrigger',
		icon: { light: 'file:zoomVideoSdk.svg', dark: 'file:zoomVideoSdk.dark.svg' },
		group: ['trigger'],
		// The same as the other trigger's: the two have the same output, and n8n finds its preview by this
		// number.
		version: 2,
		subtitle: '={{ "new: " + $parameter["output"] }}',
		description:
			'Starts the workflow when Zoom lists a new cloud recording of a Video SDK session, for an n8n that Zoom cannot reach',
		defaults: { name: 'Zoom Video SDK Recording Poll Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'zoomVideoSdkApi', required: true, testedBy: 'zoomVideoSdkApiTest' }],
		eventTriggerDescription: 'Asking Zoom for the newest recording',
		activationMessage: 'New recordings at Zoom now start this workflow.',
		properties: pollFields,
	};

	methods = { credentialTest: { zoomVideoSdkApiTest } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
