import type { INodeProperties } from 'n8n-workflow';

import { DEFAULT_FILE_NAME } from '../../files/download/fileName';
import { readSwitch, type Values } from '../../shared/parameters/parameters';

export const verifyFileSizeOption: INodeProperties = {
	displayName: 'Verify File Size',
	name: 'verifyFileSize',
	type: 'boolean',
	default: true,
	description:
		'Whether the size of the file must equal the file_size that Zoom reports. Turn this off only for files that are good although Zoom reports another size.',
};

/** Whether the size of a file is verified. */
export function readVerifyFileSize(options: Values): boolean {
	return readSwitch(options.verifyFileSize, 'Verify File Size', true);
}

export const fileNameOption: INodeProperties = {
	displayName: 'File Name',
	name: 'fileName',
	type: 'string',
	default: DEFAULT_FILE_NAME,
	description:
		'A template. Fields of the file in braces: {session_name}, {recording_type}, {file_type}, {ID}, {extension} and so on; times with a Luxon format, such as {start_time:yyyy-MM-dd}, in the time zone of the workflow. The audio of a participant has no recording type: {recording_type} is its {file_name} then, which names the person. {short_id} makes a name unique across runs too. Names are made safe for S3, Google Drive and Windows.',
};

export const sha256Option: INodeProperties = {
	displayName: 'Compute SHA-256',
	name: 'sha256',
	type: 'boolean',
	default: false,
	description: 'Whether to return the SHA-256 of the file as received from Zoom',
};

/** Whether the size of a file is verified, and its SHA-256 computed. */
export function readFileChecks(options: Values): { verifyFileSize: boolean; sha256: boolean } {
	return {
		verifyFileSize: readVerifyFileSize(options),
		sha256: readSwitch(options.sha256, 'Compute SHA-256', false),
	};
}
