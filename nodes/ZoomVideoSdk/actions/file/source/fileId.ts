import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../shared/errors';
import { toLocator } from '../../common/locator';

function fileField(searchListMethod: string, description: string): INodeProperties {
	return {
		displayName: 'File',
		name: 'fileId',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description,
		// Not `loadOptionsDependsOn` the session: the editor would empty the field, even of an expression,
		// whenever the value of the session's expression changes. A file of another session is an error.
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select a file…',
				typeOptions: { searchListMethod, searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. b5487b74-17a2-440e-88e7-d822db00c3cf',
			},
		],
	};
}

/** Names one file of a session. */
export const fileIdField = fileField(
	'searchFiles',
	'The file: one of the session above, or its ID as returned by Get. The list leaves out captions and timelines for which Zoom gives no ID.',
);

/** Names one file of a session that is in the trash. */
export const trashedFileIdField = fileField(
	'searchTrashedFiles',
	"The file: one that is in the trash by itself, or its ID. The list leaves out what Zoom does not list: participants' audio, and captions and timelines without an ID.",
);

/** What to do about a file without an id, by what is done with the file. */
const WITHOUT_ID = {
	read: "To use these, set 'Files From' to Session.",
	change: 'These can only be deleted and recovered with their session.',
};

/**
 * The id of the file that an item names.
 *
 * @param use whether the file is read, or deleted or recovered
 * @throws InputError when there is none: some files have no id at Zoom
 */
export function readFileId(
	context: IExecuteFunctions,
	itemIndex: number,
	use: keyof typeof WITHOUT_ID,
): string {
	const chosen = context.getNodeParameter('fileId', itemIndex, '');
	const { value } = toLocator(chosen, 'File', '{{ $json.id }}');
	if (value === '') {
		throw new InputError(
			"'File': the ID is empty",
			`Choose a file, or give its "id" as returned by Get. Zoom gives no ID for some captions and timelines. ${WITHOUT_ID[use]}`,
		);
	}
	return value;
}
