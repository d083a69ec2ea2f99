import { readChoice, readChoices, readText, type Values } from '../actions/parameters';
import { SET_KINDS, type SetKind } from '../zoom/completeSet';
import { fileKindOptions } from '../actions/recording/getAllFilters';
import type { Filters } from '../zoom/filters';
import { NAME_MATCHES, nameTest } from '../zoom/nameMatch';
import { InputError } from '../zoom/ZoomError';

export const OUTPUT_MODES = ['event', 'file', 'completeSet'] as const;

export type OutputMode = (typeof OUTPUT_MODES)[number];

/** What is to become an item. */
export interface OutputChoice {
	mode: OutputMode;
	/** What a complete set is made of; not empty when the mode is `completeSet`. */
	wanted: readonly SetKind[];
	filters: Filters;
}

/** What of n8n is needed to read the fields of a trigger. */
export interface ParameterHost {
	getNodeParameter(name: string, fallback?: unknown): unknown;
}

const BYTES_PER_MEGABYTE = 1_000_000;

function readLeast(values: Values, name: string, label: string): number {
	const value = values[name];
	const number = value === undefined || value === null || value === '' ? 0 : Number(value);
	if (number >= 0) return number;
	throw new InputError(`${label}: ${String(value)} is not possible`, 'Give a number, 0 or more.');
}

function readNameTest(values: Values): Filters['sessionName'] {
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
		sessionName: readNameTest(values),
		sessionKey: readText(values, 'sessionKey', 'Session Key'),
		fileKinds: readChoices(
			values,
			'fileKinds',
			'File Kinds',
			fileKindOptions.map(({ value }) => value),
		),
		recordingTypes: Array.isArray(types) ? types.map(String) : [],
		minMinutes: readLeast(values, 'minMinutes', 'Minimum Duration (Minutes)'),
		minBytes: readLeast(values, 'minMegabytes', 'Minimum Size (MB)') * BYTES_PER_MEGABYTE,
	};
}

/**
 * Reads output and filters of either trigger.
 *
 * @throws InputError for a value that cannot be meant; a filter is never left out silently
 */
export function readOutputChoice(host: ParameterHost): OutputChoice {
	const output = host.getNodeParameter('output', 'event');
	const mode = readChoice({ output }, 'output', 'Output', OUTPUT_MODES, 'event');
	const filters = host.getNodeParameter('filters', {});
	const setKinds = host.getNodeParameter('setKinds', [...SET_KINDS]);
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
