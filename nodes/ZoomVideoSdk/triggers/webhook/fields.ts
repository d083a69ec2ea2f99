import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { DEFAULT_EVENTS, SESSION_EVENTS } from '../../zoom/webhooks/events';
import { outputFields } from '../output/fields';
import { filtersField } from '../output/filterFields';
import {
	DEFAULT_TOLERANCE_MINUTES,
	MAX_TOLERANCE_MINUTES,
	MIN_TOLERANCE_MINUTES,
} from './settings';

/** In a notice, n8n allows only links and lists without numbers. */
const SET_UP = `Set up at Zoom, from top to bottom, once for each URL:
<ul>
<li>Open "Webhook URLs" above and copy one: the Test URL to try it out, the Production URL for the published workflow.</li>
<li>At zoom.us, open Developer → Build Platform (Video SDK) → Add feature → Event Subscriptions, and paste it as the event notification endpoint.</li>
<li>Copy "Secret Token" from that page into "Webhook Secret Token" of the credential.</li>
<li>Make n8n listen: click "Execute step", or publish the workflow. Then click "Validate" at Zoom.</li>
<li>At Zoom, tick the events that you choose here, and save.</li>
</ul>`;

/** What the user fills in. */
export const triggerFields: INodeProperties[] = [
	{ displayName: SET_UP, name: 'setUp', type: 'notice', default: '' },
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		default: [...DEFAULT_EVENTS],
		options: SESSION_EVENTS.map(({ name, label, description }) => ({
			name: label,
			value: name,
			description,
		})),
		description:
			'The events that start the workflow. Select the same events at Zoom. Other events are accepted and ignored.',
	},
	...outputFields({
		name: 'Event',
		description: 'One item for each event, with its session and files',
	}),
	{
		displayName:
			'At each event, the node asks Zoom which files the session has, with the API key of the credential. Above, choose the "Completed" event of each kind in the set. At Zoom, select "Recording Transcript Failed" as well.',
		name: 'setNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { output: ['completeSet'] } },
	},
	filtersField,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Ignore Duplicates',
				name: 'ignoreDuplicates',
				type: 'boolean',
				default: true,
				description:
					'Whether to return each event, file or set only once. Zoom sends some events twice, and repeats those that n8n did not confirm in time.',
			},
			{
				displayName: 'Include Download Token',
				name: 'includeDownloadToken',
				type: 'boolean',
				default: false,
				description:
					"Whether to return the download_token of the event, which is valid for 24 hours. The File operations use it when an address rejects the account's token, and other software can use it too. Anyone who can see it in the execution can download the files.",
			},
			{
				displayName: 'Timestamp Tolerance (Minutes)',
				name: 'timestampTolerance',
				type: 'number',
				typeOptions: { minValue: MIN_TOLERANCE_MINUTES, maxValue: MAX_TOLERANCE_MINUTES },
				default: DEFAULT_TOLERANCE_MINUTES,
				description:
					'How old a signed request may be, in minutes. Zoom repeats a failed event up to 85 minutes later, possibly with its first timestamp, so lower values may reject repeats.',
			},
		],
	},
];

/** What the panel shows before the first event. */
export const triggerPanel: NonNullable<INodeTypeDescription['triggerPanel']> = {
	header: 'Receive events from Zoom',
	executionsHelp: {
		inactive:
			'While you build, click <b>Execute step</b>, then let Zoom send to the test URL. Once it works, publish the workflow and give Zoom the production URL.',
		active:
			'<b>While you build</b>, click <b>Execute step</b> and let Zoom send to the test URL. <b>The published workflow</b> runs by itself on events at the production URL; see the Executions tab.',
	},
	activationHint:
		'Once it works, <a data-key="activate">publish</a> the workflow and give Zoom the production URL.',
};
