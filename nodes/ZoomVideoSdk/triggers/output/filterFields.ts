import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../../shared/errors';
import {
	readChoice,
	readChoices,
	readText,
	toNumber,
	type Values,
} from '../../shared/parameters/parameters';
import { sessionKeyField, sessionNameField } from '../../shared/parameters/sessionFields';
import { fileKindOptions } from '../../zoom/recordings/fileKinds';
import { NAME_MATCHES, nameTest } from '../../zoom/recordings/nameMatch';
import { RECORDING_TYPES } from '../../zoom/recordings/recordingTypes';
import type { Filters } from './filters';

const BYTES_PER_MEGABYTE = 1_000_000;

/** What must match to start the workflow; the same for both triggers. */
export const filtersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	description: 'What does not match starts no execution',
	options: [
		{
			displayName: 'File Kinds',
			name: 'fileKinds',
			type: 'multiOptions',
			default: [],
			options: fileKindOptions,
			description:
				'With Output File, only files of these kinds. Otherwise, only sessions and events with at least one of them. Events that name no files match.',
		},
		{
			displayName: 'Minimum Duration (Minutes)',
			name: 'minimumDurationMinutes',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description:
				'How long a session must have been recorded, in minutes. An event is measured by the files that it names: of a recording that was stopped and started again, that may be one part. Complete Set and the poll trigger measure the session.',
		},
		{
			displayName: 'Minimum Size (MB)',
			name: 'minimumSizeMB',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description:
				'Minimum size of video and audio in megabytes (1,000,000 bytes): of each file with Output File, otherwise of all files together. Other files match at any size.',
		},
		{
			displayName: 'Recording Types',
			name: 'recordingTypes',
			type: 'multiOptions',
			default: [],
			options: RECORDING_TYPES.map((type) => ({ name: type, value: type })),
			description:
				"The same as File Kinds, by Zoom's <code>recording_type</code>. Use an expression for types that are not in the list.",
		},
		{
			...sessionKeyField,
			description: 'Only sessions with exactly this key, which your app assigns',
		},
		{
			...sessionNameField,
			description:
				'Only sessions whose name contains this text. Case does not matter. Session Name Match can be added to compare it otherwise.',
		},
		{
			displayName: 'Session Name Match',
			name: 'sessionNameMatch',
			type: 'options',
			default: 'contains',
			displayOptions: { show: { sessionName: [{ _cnd: { exists: true } }] } },
			options: [
				{ name: 'Is', value: 'exact', description: 'The whole name' },
				{ name: 'Contains', value: 'contains', description: 'A part of the name' },
				{
					name: 'Matches Wildcard',
					value: 'wildcard',
					description: 'The whole name, where * stands for any number of characters and ? for one',
				},
			],
			description: 'How to compare Session Name with the name of the session',
		},
	],
};

function readMinimum(value: unknown, label: string): number {
	const number = value === undefined || value === null || value === '' ? 0 : toNumber(value);
	if (number >= 0) return number;
	throw new InputError(`'${label}': ${String(value)} is not allowed`, 'Give a number, 0 or more.');
}

/** Types that are not in the list are allowed, because Zoom adds some from time to time. */
function readRecordingTypes(value: unknown): string[] {
	const list: unknown[] = Array.isArray(value) ? value : [value];
	return list.map((type) => readText(type, 'Recording Types')).filter((type) => type !== undefined);
}

function readNameFilter({ sessionName, sessionNameMatch }: Values): Filters['sessionName'] {
	const name = readText(sessionName, 'Session Name');
	if (sessionNameMatch === 'pattern') {
		throw new InputError(
			"'Session Name Match': regular expressions are not supported",
			'Choose Matches Wildcard, with * and ?. For a regular expression, put a Filter node after the trigger.',
		);
	}
	const match = readChoice(sessionNameMatch, 'Session Name Match', NAME_MATCHES, 'contains');
	return name === undefined ? undefined : nameTest(match, name);
}

/**
 * Reads the filters.
 *
 * @throws InputError for an invalid value; a filter is never ignored silently
 */
export function readFilters(values: Values): Filters {
	const { fileKinds, minimumDurationMinutes, minimumSizeMB, recordingTypes, sessionKey } = values;
	const kinds = fileKindOptions.map(({ value }) => value);
	return {
		sessionName: readNameFilter(values),
		sessionKey: readText(sessionKey, 'Session Key'),
		fileKinds: readChoices(fileKinds, 'File Kinds', kinds),
		recordingTypes: readRecordingTypes(recordingTypes),
		minimumDurationMinutes: readMinimum(minimumDurationMinutes, 'Minimum Duration (Minutes)'),
		minBytes: readMinimum(minimumSizeMB, 'Minimum Size (MB)') * BYTES_PER_MEGABYTE,
	};
}
