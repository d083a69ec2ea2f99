import type { INodeProperties } from 'n8n-workflow';

import { simplifyField } from '../../shared/parameters/simplifyField';
import { SET_KINDS } from '../../zoom/recordings/completeSet/setKinds';

/**
 * What becomes an item; the same for both triggers, except for the meaning of Output Event.
 *
 * @param event the name and the description of Output Event
 */
export const outputFields = (event: { name: string; description: string }): INodeProperties[] => [
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		default: 'event',
		options: [
			{
				name: 'Complete Set',
				value: 'completeSet',
				description:
					'One item for each session, once all required files are there; again when a part, a video or an audio file is added',
			},
			{ name: event.name, value: 'event', description: event.description },
			{
				name: 'File',
				value: 'file',
				description: 'One item for each file that has not been returned before',
			},
		],
		description: 'What each item of the output is',
	},
	{
		displayName: 'Required Files',
		name: 'requiredFiles',
		type: 'multiOptions',
		default: [...SET_KINDS],
		displayOptions: { show: { output: ['completeSet'] } },
		options: [
			{ name: 'Recording', value: 'recording', description: 'At least one video or audio file' },
			{ name: 'Transcript', value: 'transcript' },
			{ name: 'AI Summary', value: 'summary' },
		],
		description:
			'The files a session must have before it is returned: a recording and a transcript for each part in which it was recorded, and one summary. What Zoom could not make is named in <code>missing</code>.',
	},
	simplifyField,
];
