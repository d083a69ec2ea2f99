import type { INodeProperties } from 'n8n-workflow';

import { sessionNameField } from '../../shared/sessionFields';
import { fileKindOptions } from '../../zoom/recordings/fileKinds';
import { fromField, toField } from '../common/dateFields';

export const filtersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	description: 'Without dates, the recordings of the last 30 days are returned',
	options: [
		fromField('Up to 20 years are possible: Zoom is asked month by month.'),
		{
			displayName: 'Has File Kinds',
			name: 'fileKinds',
			type: 'multiOptions',
			default: [],
			options: fileKindOptions,
			description:
				"Only sessions that have at least one file of these kinds; all their files are returned. Zoom leaves participants' audio out of lists: use Get for it.",
		},
		{
			displayName: 'In Trash',
			name: 'trash',
			type: 'boolean',
			default: false,
			description:
				'Whether to look into the trash instead, where Zoom keeps deleted recordings for 30 days. Without dates, all of it is returned.',
		},
		{
			...sessionNameField,
			description: 'Only sessions whose name contains this, in upper or lower case',
		},
		toField,
		{
			displayName: 'Trash Type',
			name: 'trashType',
			type: 'options',
			default: 'session_recordings',
			options: [
				{
					name: 'Sessions',
					value: 'session_recordings',
					description: 'Sessions whose recordings were moved to the trash as a whole',
				},
				{
					name: 'Single Files',
					value: 'recording_file',
					description: 'Sessions of which single files were moved to the trash',
				},
			],
			description: 'Which part of the trash to look into. Works only with In Trash.',
		},
	],
};
