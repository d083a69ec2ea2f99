import type { INodeProperties } from 'n8n-workflow';

import { sessionNameField } from '../../shared/parameters/sessionFields';
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
		fromField('The range can be up to 20 years. The node asks Zoom month by month.'),
		{
			displayName: 'Has File Kinds',
			name: 'fileKinds',
			type: 'multiOptions',
			default: [],
			options: fileKindOptions,
			description:
				"Only sessions with at least one file of these kinds. All their files are returned. Zoom leaves participants' audio out of lists. Use Get to find it.",
		},
		{
			displayName: 'In Trash',
			name: 'inTrash',
			type: 'options',
			default: 'no',
			options: [
				{ name: 'No', value: 'no', description: 'Recordings that are not in the trash' },
				{
					name: 'Sessions',
					value: 'session_recordings',
					description: 'Sessions whose recordings were moved to the trash as a whole',
				},
				{
					name: 'Single Files',
					value: 'recording_file',
					description: 'Sessions with single files that were moved to the trash, and these files',
				},
			],
			description:
				'Which part of the trash to list instead. Zoom keeps deleted recordings there for 30 days. Without dates, all of it is returned.',
		},
		{
			...sessionNameField,
			description: 'Only sessions whose name contains this text. Case does not matter.',
		},
		toField,
	],
};
