import type { INodeProperties } from 'n8n-workflow';

import { readChoice, type Values } from '../../../shared/parameters/parameters';

/** What happens if no file matches, or if a file is not at Zoom. */
export const absenceOptions: INodeProperties[] = [
	{
		displayName: 'If No File Matches',
		name: 'ifNoFileMatches',
		type: 'options',
		default: 'error',
		options: [
			{ name: 'Fail', value: 'error', description: 'The item fails with an error' },
			{ name: 'Return No Items', value: 'empty', description: 'The item returns nothing' },
		],
		description: 'What to do when the session has no matching file',
	},
	{
		displayName: 'If in External Storage',
		name: 'ifExternalStorage',
		type: 'options',
		default: 'mark',
		options: [
			{ name: 'Fail', value: 'error', description: 'The item fails with an error' },
			{
				name: 'Return Metadata Only',
				value: 'mark',
				description: 'The item has "skipped" and the external_storage_url, but no file',
			},
		],
		description:
			"What to do with files that Zoom has saved in your account's own storage (external_storage_url), where only you can read them",
	},
];

const IF_NO_FILE_MATCHES = ['error', 'empty'] as const;
const IF_EXTERNAL_STORAGE = ['error', 'mark'] as const;

/** What the user chose to happen if no file matches, or if a file is not at Zoom. */
export interface AbsenceChoices {
	ifNoFileMatches: (typeof IF_NO_FILE_MATCHES)[number];
	ifExternalStorage: (typeof IF_EXTERNAL_STORAGE)[number];
}

/** Reads both choices, so that a wrong one is known before any request, not once it is needed. */
export function readAbsence(options: Values): AbsenceChoices {
	const { ifNoFileMatches: none, ifExternalStorage: external } = options;
	return {
		ifNoFileMatches: readChoice(none, 'If No File Matches', IF_NO_FILE_MATCHES, 'error'),
		ifExternalStorage: readChoice(external, 'If in External Storage', IF_EXTERNAL_STORAGE, 'mark'),
	};
}
