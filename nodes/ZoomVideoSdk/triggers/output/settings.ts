import { InputError } from '../../shared/errors';
import { readChoice, readChoices, readText, toValues, type Values } from '../../shared/parameters';
import { SET_KINDS, type SetKind } from '../../zoom/recordings/completeSet/setKinds';
import { fileKindOptions } from '../../zoom/recordings/fileKinds';
import { NAME_MATCHES, nameTest } from '../../zoom/recordings/nameMatch';
import type { Filters } from './filters';

export const OUTPUT_MODES = ['event', 'file', 'completeSet'] as const;

export type OutputMode = (typeof OUTPUT_MODES)[number];

/** What becomes an item of the workflow. */
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

function readMinimum(value: unknown, label: string): number {
	const number = value === undefined || value === null || value === '' ? 0 : Number(value);
	if (number >= 0) return number;
	throw new InputError(`${label}: ${String(value)} is not possible`, 'Give a number, 0 or more.');
}

/** The types may be others than those of the list: Zoom adds some from time to time. */
function readRecordingTypes(value: unknown): string[] {
	const list: unknown[] = Array.isArray(value) ? value : [value];
	return list.map((type) => readText(type, 'Recording Types')).filter((type) => type !== undefined);
}

function readNameFilter({ sessionName, nameMatch }: Values): Filters['sessionName'] {
	const name = readText(sessionName, 'Session Name');
	if (nameMatch === 'pattern') {
		throw new InputError(
			'Session Name Match: regular expressions are not supported',
			'Choose Matches Wildcard, with * and ?. For a regular expression, put a Filter node after the trigger.',
		);
	}
	const match = readChoice(nameMatch, 'Session Name Match', NAME_MATCHES, 'contains');
	return name === undefined ? undefined : nameTest(match, name);
}

function readFilters(values: Values): Filters {
	const { fileKinds, minMinutes, minMegabytes, recordingTypes, sessionKey } = values;
	const kinds = fileKindOptions.map(({ value }) => value);
	return {
		sessionName: readNameFilter(values),
		sessionKey: readText(sessionKey, 'Session Key'),
		fileKinds: readChoices(fileKinds, 'File Kinds', kinds),
		recordingTypes: readRecordingTypes(recordingTypes),
		minMinutes: readMinimum(minMinutes, 'Minimum Duration (Minutes)'),
		minBytes: readMinimum(minMegabytes, 'Minimum Size (MB)') * BYTES_PER_MEGABYTE,
	};
}

/**
 * Reads output and filters of either trigger.
 *
 * @throws InputError for an invalid value; a filter is never left out silently
 */
export function readOutputSettings(context: ParameterContext): OutputSettings {
	const output = context.getNodeParameter('output', 'event');
	const mode = readChoice(output, 'Output', OUTPUT_MODES, 'event');
	const setKinds = context.getNodeParameter('setKinds', [...SET_KINDS]);
	const chosen = readChoices(setKinds, 'Set Consists Of', SET_KINDS);
	const wanted = SET_KINDS.filter((kind) => chosen.includes(kind));
	if (mode === 'completeSet' && wanted.length === 0) {
		throw new InputError(
			'Set Consists Of: nothing is chosen',
			'Choose what a session must have before it is put out.',
		);
	}
	return { mode, wanted, filters: readFilters(toValues(context.getNodeParameter('filters', {}))) };
}
