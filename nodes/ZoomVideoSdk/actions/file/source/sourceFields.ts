import type { INodeProperties } from 'n8n-workflow';

import { fileKindOptions } from '../../../zoom/recordings/fileKinds';
import { recordedSessionField } from '../../common/sessionLocator';
import { fileIdField } from './fileId';
import { VIDEO_PREFERENCE } from './selectFiles';

const filesFromField: INodeProperties = {
	displayName: 'Files From',
	name: 'filesFrom',
	type: 'options',
	default: 'input',
	options: [
		{
			name: 'An Earlier Step',
			value: 'earlier',
			description:
				'A file, or a session with its files, from a step before the previous one. Use this when the input item is no longer the file, as after an HTTP Request node.',
		},
		{
			name: 'Input Item',
			value: 'input',
			description:
				'The input item is a file, or a session with its files: from the trigger, from Get or from Get Many',
		},
		{
			name: 'Session',
			value: 'session',
			description: 'The node asks Zoom for the files of a session',
		},
		{
			name: 'Single File',
			value: 'file',
			description: 'One file of a session, chosen from a list or by its ID',
		},
	],
	description: 'Where the node finds the files',
};

/**
 * Where the files come from: `filesFrom`, and with a session `sessionId`; `fileId` for one of them;
 * with an earlier step `earlierFile`.
 */
export const sourceFields: INodeProperties[] = [
	{ ...filesFromField, displayOptions: { hide: { '@tool': [true] } } },
	// The tool of an agent has no input item. n8n versions that do not know `@tool` show the other one.
	{ ...filesFromField, default: 'session', displayOptions: { show: { '@tool': [true] } } },
	{
		...recordedSessionField,
		displayOptions: { show: { filesFrom: ['session', 'file'] } },
	},
	{
		...fileIdField,
		displayOptions: { show: { filesFrom: ['file'] } },
	},
	{
		displayName: 'Earlier File or Session',
		name: 'earlierFile',
		type: 'json',
		required: true,
		default: "={{ $('When a file is ready').item.json }}",
		displayOptions: { show: { filesFrom: ['earlier'] } },
		description:
			'What an earlier step returned for this item: a file, or a session with its files. Use an expression with the name of that step.',
	},
];

/** Which of the files to use. */
export const selectionFields: INodeProperties[] = [
	{
		displayName: 'Files',
		name: 'files',
		type: 'options',
		default: 'all',
		displayOptions: { show: { filesFrom: ['input', 'session', 'earlier'] } },
		options: [
			{ name: 'All', value: 'all', description: 'Every file that the item or the session has' },
			{
				name: 'Best Video',
				value: 'bestVideo',
				description: 'One video for each part of the recording, chosen by an order of preference',
			},
			{ name: 'By Kind', value: 'kinds', description: 'For example audio and transcript' },
			{
				name: 'By Recording Type',
				value: 'recordingTypes',
				description: 'By the exact recording_type that Zoom gives',
			},
		],
		description:
			"Which files of a session to use. An input item that is a single file is used if it matches. Zoom leaves participants' audio out of lists: after Get Many or the poll trigger, set Files From to Session to get it.",
	},
	{
		displayName: 'Kinds',
		name: 'kinds',
		type: 'multiOptions',
		default: ['video'],
		options: fileKindOptions,
		displayOptions: { show: { filesFrom: ['input', 'session', 'earlier'], files: ['kinds'] } },
		description:
			'Files of any of these kinds are used. Video is the recording of the session. Participant Video shows one person.',
	},
	{
		displayName: 'Recording Types',
		name: 'recordingTypes',
		type: 'string',
		default: '',
		placeholder: 'e.g. gallery_view, audio_only',
		displayOptions: {
			show: { filesFrom: ['input', 'session', 'earlier'], files: ['recordingTypes'] },
		},
		description: 'Values of recording_type, separated by commas',
	},
	{
		displayName: 'Order of Preference',
		name: 'preference',
		type: 'string',
		default: VIDEO_PREFERENCE.join(', '),
		displayOptions: { show: { filesFrom: ['input', 'session', 'earlier'], files: ['bestVideo'] } },
		description:
			'Values of recording_type, best first. If none is found, the largest video is used.',
	},
];
