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
			'For an n8n without a public address. Where Zoom can reach n8n, the other trigger is faster and also tells of starts, stops and failures.',
		name: 'about',
		type: 'notice',
		default: '',
	},
	...outputFields({
		name: 'Session',
		description:
			'One item for each session that has a new file, with all its files: again when its transcript or summary comes',
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
				displayName: 'Give Up a Set After (Hours)',
				name: 'giveUpHours',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: (MAX_WINDOW_DAYS - 1) * 24 },
				default: DEFAULT_GIVE_UP_HOURS,
				displayOptions: { show: { '/output': ['completeSet'] } },
				description:
					'Hours after the end of a recording at which its set is put out as it is, with what has not come named in <code>missing</code>. Less than Look Back.',
			},
			{
				displayName: 'Include Existing Recordings',
				name: 'includeExisting',
				type: 'boolean',
				default: false,
				description:
					'Whether the first poll puts out what is there already, as far as Look Back reaches',
			},
			{
				displayName: 'Look Back (Days)',
				name: 'windowDays',
				type: 'number',
				typeOptions: { minValue: MIN_WINDOW_DAYS, maxValue: MAX_WINDOW_DAYS },
				default: DEFAULT_WINDOW_DAYS,
				description:
					'Days that each poll looks back from now, by the start of a session. A transcript or summary that comes later than that is not seen. After a longer stop, all the time since the last poll is looked at.',
			},
		],
	},
];
