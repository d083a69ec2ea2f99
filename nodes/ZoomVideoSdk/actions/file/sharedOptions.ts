import type { INodeProperties } from 'n8n-workflow';

import { DEFAULT_FILE_NAME } from '../../files/download/fileName';

export const checkSizeOption: INodeProperties = {
	displayName: 'Check Size',
	name: 'checkSize',
	type: 'boolean',
	default: true,
	description:
		'Whether the length must be the file_size that Zoom gives. Switch it off only for files that are good although Zoom gives another size.',
};

export const fileNameOption: INodeProperties = {
	displayName: 'File Name',
	name: 'fileName',
	type: 'string',
	default: DEFAULT_FILE_NAME,
	description:
		'A template. Fields of the file in braces: {session_name}, {recording_type}, {file_type}, {ID}, {extension} and so on; times with a Luxon format, such as {start_time:yyyy-MM-dd}, in the time zone of the workflow. The audio of a participant has no recording type: {recording_type} is its {file_name} then, which tells the person. {short_id} makes a name unique across runs too. Names are made safe for S3, Google Drive and Windows.',
};

export const sha256Option: INodeProperties = {
	displayName: 'SHA-256',
	name: 'sha256',
	type: 'boolean',
	default: false,
	description: 'Whether to put out the SHA-256 of the file as it came from Zoom',
};

/** What happens when nothing fits, or a file is not at Zoom. */
export const absenceOptions: INodeProperties[] = [
	{
		displayName: 'If No File Fits',
		name: 'ifNone',
		type: 'options',
		default: 'error',
		options: [
			{ name: 'Fail', value: 'error', description: 'The item fails with an error' },
			{ name: 'Put Out Nothing', value: 'empty', description: 'The item has no output' },
		],
		description: 'What happens when the session has no file that fits',
	},
	{
		displayName: 'If in External Storage',
		name: 'ifExternal',
		type: 'options',
		default: 'mark',
		options: [
			{ name: 'Fail', value: 'error', description: 'The item fails with an error' },
			{
				name: 'Put Out Without File',
				value: 'mark',
				description: 'The file comes out with “skipped” and its external_storage_url',
			},
		],
		description:
			'What happens to files that Zoom has put into the storage of your account (external_storage_url), where only you can read them',
	},
];
