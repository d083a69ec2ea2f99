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
<li>Make n8n listen: click "Execute step", or publish the workflow (n8n 1: activate it). Then click "Validate" at Zoom.</li>
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
			'A complete set needs these events, whether chosen above or not. Tick them at Zoom: "Recording Completed", the "Completed" event of each required file, and "Recording Transcript Failed". At each one, the node asks Zoom which files the session has by now, so the credential needs the API key.',
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
				name: 'timestampToleranceMinutes',
				type: 'number',
				typeOptions: { minValue: MIN_TOLERANCE_MINUTES, maxValue: MAX_TOLERANCE_MINUTES },
				default: DEFAULT_TOLERANCE_MINUTES,
				description:
					'How old a signed request may be, in minutes. Zoom repeats a failed event up to 85 minutes later, possibly with its first timestamp, so lower values may reject repeats.',
			},
		],
	},
];

// n8n shows no example of what a trigger returns.
const SAMPLES =
	'To build without an event, copy a trigger with pinned data from the <a href="https://github.com/n8n-nodes-zoom-video-sdk/n8n-nodes-zoom-video-sdk/tree/main/examples#samples-to-build-with" target="_blank">sample events</a>.';

/** What the panel shows before the first event. Up to version 1, n8n says "activate" for "publish". */
export const triggerPanel: NonNullable<INodeTypeDescription['triggerPanel']> = {
	header: 'Receive events from Zoom',
	executionsHelp: {
		inactive: `<b>While you build</b>, click <b>Execute step</b>, then let Zoom send to the test URL. ${SAMPLES}<br /><br /><b>Once it works</b>, publish the workflow (n8n 1: activate it) and give Zoom the production URL.`,
		active: `<b>This workflow</b> runs by itself on events at the production URL. See the <a data-key="executions">executions</a>.<br /><br /><b>To try out a change</b>, click <b>Execute step</b> and let Zoom send to the test URL. ${SAMPLES}`,
	},
	activationHint: {
		inactive: `${SAMPLES} Once the workflow works, <a data-key="activate">publish</a> it (n8n 1: activate it) and give Zoom the production URL.`,
		active: `The workflow is published and runs on events at the production URL. ${SAMPLES}`,
	},
};
