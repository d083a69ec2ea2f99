import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { InputError } from '../../shared/errors';
import { readText } from '../../shared/parameters';

/** Names one file of a session. */
export const fileIdField: INodeProperties = {
	displayName: 'File ID',
	name: 'fileId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. b5487b74-17a2-440e-88e7-d822db00c3cf',
	description: 'The ID of the file, as returned by Get',
};

/**
 * The id of the file that an item names.
 *
 * @throws InputError when there is none: some files have no id at Zoom
 */
export function readFileId(context: IExecuteFunctions, itemIndex: number): string {
	const fileId = readText(context.getNodeParameter('fileId', itemIndex, ''), 'File ID');
	if (fileId === undefined) {
		throw new InputError(
			"'File ID': the ID is empty",
			'Give the "id" of the file. Zoom gives no ID for some captions and timelines. These can only be deleted and recovered with their session.',
		);
	}
	return fileId;
}
