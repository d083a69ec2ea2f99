import type { IExecuteFunctions } from 'n8n-workflow';

import { InputError } from '../../../shared/errors';
import { readChoice, readChoices, readText } from '../../../shared/parameters/parameters';
import { fileKindOptions } from '../../../zoom/recordings/fileKinds';
import type { FileSelection } from './selectFiles';

/** Reads which files of a session to use; checked before any request is sent. */
export function readSelection(context: IExecuteFunctions, itemIndex: number): FileSelection {
	const valueOf = (name: string): unknown => context.getNodeParameter(name, itemIndex, '');
	const readList = (name: string, label: string) =>
		(readText(valueOf(name), label) ?? '').split(/[\s,]+/).filter((type) => type !== '');
	const choices = ['all', 'bestVideo', 'kinds', 'recordingTypes'] as const;
	const by = readChoice(valueOf('files'), 'Files', choices, 'all');
	if (by === 'bestVideo') return { by, preference: readList('preference', 'Order of Preference') };
	if (by === 'kinds') {
		const known = fileKindOptions.map(({ value }) => value);
		const kinds = readChoices(valueOf('kinds'), 'Kinds', known);
		if (kinds.length === 0)
			throw new InputError("'Kinds': no kind is chosen", 'Choose one or more.');
		return { by, kinds };
	}
	if (by === 'recordingTypes') {
		const types = readList('recordingTypes', 'Recording Types');
		if (types.length === 0) {
			throw new InputError(
				"'Recording Types': the list is empty",
				'Give one or more, separated by commas.',
			);
		}
		return { by, types };
	}
	return { by: 'all' };
}

/** What was selected, for errors. */
export function selectionText(selection: FileSelection): string {
	switch (selection.by) {
		case 'kinds':
			return selection.kinds.join(', ');
		case 'recordingTypes':
			return selection.types.join(', ');
		default:
			return selection.by;
	}
}
