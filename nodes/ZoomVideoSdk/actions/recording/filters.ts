import type { INodeProperties } from 'n8n-workflow';

import { fileKindOptions } from '../../zoom/recordings/fileKinds';

export const filtersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	description: 'Without dates, the recordings of the last 30 days are returned',
	options: [
		{
			displayName: 'From',
			name: 'from',
			type: 'dateTime',
			default: '',
			description:
				'First day (UTC) of the sessions. If empty, 30 days before To. Up to 20 years are possible: Zoom is asked month by month.',
		},
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
			displayName: 'Session Name',
			name: 'sessionName',
			type: 'string',
			default: '',
			placeholder: 'e.g. weekly-review',
			description: 'Only sessions whose name contains this, in upper or lower case',
		},
		{
			displayName: 'To',
			name: 'to',
			type: 'dateTime',
			default: '',
			description: 'Last day (UTC) of the sessions, included. If empty, today.',
		},
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
