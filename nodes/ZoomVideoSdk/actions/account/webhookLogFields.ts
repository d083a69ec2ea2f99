import type { INodeProperties } from 'n8n-workflow';

import { SESSION_EVENTS } from '../../zoom/webhooks/events';
import { limitField, returnAllField } from '../common/limit';
import { optionsField } from '../common/operation';
import { simplifyFields } from '../common/simplify';

const forLogs = { show: { '/output': ['logs'] } };

const outputField: INodeProperties = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	default: 'logs',
	options: [
		{
			name: 'Logs',
			value: 'logs',
			description:
				'One item for each delivery attempt: which event, to which address, and what was answered',
		},
		{
			name: 'Missed Events',
			value: 'missedEvents',
			description:
				'One item for each event that was never delivered, as the trigger would have put it out. The signature of each is checked with the secret tokens of the credential.',
		},
	],
	description: 'What each item of the output is',
};

export const logFiltersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	description: 'Without a period, the last seven days are read',
	options: [
		{
			displayName: 'Attempt',
			name: 'attempt',
			type: 'options',
			displayOptions: forLogs,
			default: 0,
			options: [
				{ name: 'First Delivery', value: 0 },
				{ name: 'First Repeat', value: 1, description: 'After 5 minutes' },
				{ name: 'Second Repeat', value: 2, description: 'After 25 minutes' },
				{ name: 'Third Repeat', value: 3, description: 'After 85 minutes, the last' },
			],
			description: "Only the first delivery of each event, or one of Zoom's repeats",
		},
		{
			displayName: 'Endpoint',
			name: 'endpoint',
			type: 'string',
			default: '',
			description:
				"Only what was sent to addresses with this in them. Useful if Zoom sends to several: enter the path of the trigger's production URL.",
		},
		{
			displayName: 'Events',
			name: 'events',
			type: 'multiOptions',
			default: [],
			options: SESSION_EVENTS.map(({ name, label, description }) => ({
				name: label,
				value: name,
				description,
			})),
			description:
				'Only these events; if empty, all. For missed events, choose those of the trigger. Logs of others can be had by an expression.',
		},
		{
			displayName: 'From',
			name: 'from',
			type: 'dateTime',
			default: '',
			description:
				'Start of the time (UTC), up to a year before its end. If empty, seven days before To. Each week is a call to Zoom, which does not say how long it keeps its log.',
		},
		{
			displayName: 'To',
			name: 'to',
			type: 'dateTime',
			default: '',
			description: 'End of the period (UTC). If empty, now.',
		},
		{
			displayName: 'Type',
			name: 'type',
			type: 'options',
			displayOptions: forLogs,
			default: 'all',
			options: [
				{ name: 'All', value: 'all' },
				{
					name: 'Failed',
					value: 'failed',
					description: 'Deliveries that were not answered with 200 or 204',
				},
				{ name: 'Successful', value: 'successful' },
			],
			description: 'Only what the receiver accepted, or only what it did not',
		},
	],
};

const missedOptions = optionsField([
	{
		displayName: 'If Log Is Unusable',
		name: 'ifLogUnusable',
		type: 'options',
		default: 'error',
		options: [
			{
				name: 'Fail',
				value: 'error',
				description: 'The item fails with an error, unless some events could be used',
			},
			{
				name: 'Use Listed Recordings',
				value: 'recordings',
				description:
					'Return what Recording: Get Many lists for that time as Completed events. Events of sessions that began or ended, and of people who joined or left, cannot be recovered.',
			},
		],
		description:
			'What to do when Zoom provides no log, or one without bodies, or one whose signatures do not match',
	},
	{
		displayName: 'Include Download Token',
		name: 'includeDownloadToken',
		type: 'boolean',
		default: false,
		description:
			'Whether to return the download_token of the event, which is valid for 24 hours. Anyone who can see it in the execution can download the files.',
	},
]);

/** What the user fills in to read Zoom's webhook log. */
export const webhookLogFields: INodeProperties[] = [
	outputField,
	{ ...returnAllField, displayOptions: { show: { output: ['logs'] } } },
	// What a limit leaves out would be left out of the next run as well.
	{ ...returnAllField, default: true, displayOptions: { show: { output: ['missedEvents'] } } },
	limitField,
	logFiltersField,
	...simplifyFields,
	{ ...missedOptions, displayOptions: { show: { output: ['missedEvents'] } } },
];
