import { InputError } from '../../shared/errors';
import { readChoice, readChoices, readText, type Values } from '../../shared/parameters';
import { SET_KINDS, type SetKind } from '../../zoom/recordings/completeSet';
import { fileKindOptions } from '../../zoom/recordings/fileKinds';
import type { Filters } from '../../zoom/recordings/filters';
import { NAME_MATCHES, nameTest } from '../../zoom/recordings/nameMatch';

export const OUTPUT_MODES = ['event', 'file', 'completeSet'] as const;

export type OutputMode = (typeof OUTPUT_MODES)[number];

/** What is to become an item. */
export interface OutputSettings {
	mode: OutputMode;
	/** What a complete set is made of; not empty when the mode is `completeSet`. */
	wanted: readonly SetKind[];
	filters: Filters;
}

/** What of n8n is needed to read the fields of a trigger. */
export interface ParameterContext {
	getNodeParameter(name: string, fallback?: unknown): unknown;
}

const BYTES_PER_MEGABYTE = 1_000_000;

function readMinimum(values: Values, name: string, label: string): number {
	const value = values[name];
	const number = value === undefined || value === null || value === '' ? 0 : Number(value);
	if (number >= 0) return number;
	throw new InputError(`${label}: ${String(value)} is not possible`, 'Give a number, 0 or more.');
}

function readNameFilter(values: Values): Filters['sessionName'] {
	const name = readText(values, 'sessionName', 'Session Name');
	if (values.nameMatch === 'pattern') {
		throw new InputError(
			'Session Name Match: regular expressions are not supported',
			'Choose Matches Wildcard, with * and ?. For a regular expression, put a Filter node after the trigger.',
		);
	}
	const match = readChoice(values, 'nameMatch', 'Session Name Match', NAME_MATCHES, 'contains');
	return name === undefined ? undefined : nameTest(match, name);
}

function readFilters(values: Values): Filters {
	const { recordingTypes: types } = values;
	return {
		sessionName: readNameFilter(values),
		sessionKey: readText(values, 'sessionKey', 'Session Key'),
		fileKinds: readChoices(
			values,
			'fileKinds',
			'File Kinds',
			fileKindOptions.map(({ value }) => value),
		),
		recordingTypes: Array.isArray(types) ? types.map(String) : [],
		minMinutes: readMinimum(values, 'minMinutes', 'Minimum Duration (Minutes)'),
		minBytes: readMinimum(values, 'minMegabytes', 'Minimum Size (MB)') * BYTES_PER_MEGABYTE,
	};
}

/**
 * Reads output and filters of either trigger.
 *
 * @throws InputError for a value that cannot be meant; a filter is never left out silently
 */
export function readOutputSettings(context: ParameterContext): OutputSettings {
	const output = context.getNodeParameter('output', 'event');
	const mode = readChoice({ output }, 'output', 'Output', OUTPUT_MODES, 'event');
	const filters = context.getNodeParameter('filters', {});
	const setKinds = context.getNodeParameter('setKinds', [...SET_KINDS]);
	const given = readChoices({ setKinds }, 'setKinds', 'Set Consists Of', SET_KINDS);
	const wanted = SET_KINDS.filter((kind) => given.includes(kind));
	if (mode === 'completeSet' && wanted.length === 0) {
		throw new InputError(
			'Set Consists Of: nothing is chosen',
			'Choose what a session must have before it is put out.',
		);
	}
	return {
		mode,
		wanted,
		filters: readFilters(typeof filters === 'object' && filters !== null ? { ...filters } : {}),
	};
}
