import type { INodeProperties } from 'n8n-workflow';

import { outputFields } from '../output/fields';
import { filtersField } from '../output/filterFields';
import {
	DEFAULT_GIVE_UP_HOURS,
	DEFAULT_WINDOW_DAYS,
	MAX_WINDOW_DAYS,
	MIN_WINDOW_DAYS,
} from './settings';

/** What the user fills in, below n8n's own Poll Times. */
export const pollFields: INodeProperties[] = [
	{
		displayName:
			'For an n8n without a public address. If Zoom can reach n8n, use Zoom Video SDK Recording Trigger instead: it is faster and also reports starts, stops and failures. "Fetch Test Event" returns the newest recording at Zoom.',
		name: 'about',
		type: 'notice',
		default: '',
	},
	...outputFields({
		name: 'Session',
		description:
			'One item for each session with a new file, including all its files. It is returned again when its transcript or summary arrives.',
	}),
	filtersField,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Incomplete Set Timeout (Hours)',
				name: 'incompleteSetTimeoutHours',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: (MAX_WINDOW_DAYS - 1) * 24 },
				default: DEFAULT_GIVE_UP_HOURS,
				displayOptions: { show: { '/output': ['completeSet'] } },
				description:
					'Hours after the end of a recording before its set is returned as it is, with what has not arrived named in <code>missing</code>. Must be less than Look Back.',
			},
			{
				displayName: 'Include Existing Recordings',
				name: 'includeExistingRecordings',
				type: 'boolean',
				default: false,
				description:
					'Whether the first poll returns recordings that are already there, as far as Look Back reaches',
			},
			{
				displayName: 'Look Back (Days)',
				name: 'lookBackDays',
				type: 'number',
				typeOptions: { minValue: MIN_WINDOW_DAYS, maxValue: MAX_WINDOW_DAYS },
				default: DEFAULT_WINDOW_DAYS,
				description:
					'How many days each poll looks back, by the start of the session. A transcript or summary that arrives later than that is missed. After a longer pause, the poll covers all the time since the last one.',
			},
		],
	},
];
