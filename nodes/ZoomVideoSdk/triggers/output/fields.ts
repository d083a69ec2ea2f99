import type { INodeProperties } from 'n8n-workflow';

import { sessionKeyField, sessionNameField } from '../../shared/sessionFields';
import { SET_KINDS } from '../../zoom/recordings/completeSet/setKinds';
import { fileKindOptions } from '../../zoom/recordings/fileKinds';
import { RECORDING_TYPES } from '../../zoom/recordings/recordingTypes';

/**
 * What becomes an item; the same for both triggers, but for what Output Event means to each.
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
					'One item for each session, once the kinds chosen below are all there, in whatever order they come. A session that is recorded in several parts comes again, whole, when a part, a video or an audio file is added.',
			},
			{ name: event.name, value: 'event', description: event.description },
			{
				name: 'File',
				value: 'file',
				description: 'One item for each file, only for files that have not been put out before',
			},
		],
		description: 'What becomes an item of the workflow',
	},
	{
		displayName: 'Set Consists Of',
		name: 'setKinds',
		type: 'multiOptions',
		default: [...SET_KINDS],
		displayOptions: { show: { output: ['completeSet'] } },
		options: [
			{ name: 'Recording', value: 'recording', description: 'At least one video or audio file' },
			{ name: 'Transcript', value: 'transcript' },
			{ name: 'AI Summary', value: 'summary' },
		],
		description:
			'What a session must have before it is put out: a recording and a transcript for each part in which it was recorded, and one summary. What Zoom could not make is named in <code>missing</code>.',
	},
];

/** What must match to start the workflow; the same for both triggers. */
export const filtersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	description: 'What does not pass starts no execution',
	options: [
		{
			displayName: 'File Kinds',
			name: 'fileKinds',
			type: 'multiOptions',
			default: [],
			options: fileKindOptions,
			description:
				'With Output File, only files of these kinds; else only sessions and events with at least one of them. Events that name no files pass.',
		},
		{
			displayName: 'Minimum Duration (Minutes)',
			name: 'minMinutes',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description: 'Minutes that a session must have been recorded',
		},
		{
			displayName: 'Minimum Size (MB)',
			name: 'minMegabytes',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description:
				'Megabytes (1,000,000 bytes) that video and audio must have: each file with Output File, else all together. Other files pass at any size.',
		},
		{
			displayName: 'Recording Types',
			name: 'recordingTypes',
			type: 'multiOptions',
			default: [],
			options: RECORDING_TYPES.map((type) => ({ name: type, value: type })),
			description:
				'The same as File Kinds, by Zoom’s <code>recording_type</code>. Types that are not in the list can be given by an expression.',
		},
		{
			...sessionKeyField,
			description: 'Only sessions with exactly this key, which your app gives to a session',
		},
		{
			...sessionNameField,
			description: 'Only sessions with this name, in upper or lower case',
		},
		{
			displayName: 'Session Name Match',
			name: 'nameMatch',
			type: 'options',
			default: 'contains',
			options: [
				{ name: 'Is', value: 'exact', description: 'The whole name' },
				{ name: 'Contains', value: 'contains', description: 'A part of the name' },
				{
					name: 'Matches Wildcard',
					value: 'wildcard',
					description: 'The whole name, where * stands for any number of characters and ? for one',
				},
			],
			description: 'How Session Name is compared with the name of the session',
		},
	],
};
