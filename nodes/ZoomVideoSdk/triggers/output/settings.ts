import { InputError } from '../../shared/errors';
import { givenValues } from '../../shared/parameters/given';
import { readChoice, readChoices, readSwitch, toValues } from '../../shared/parameters/parameters';
import { SET_KINDS, type SetKind } from '../../zoom/recordings/completeSet/setKinds';
import { filtersField, readFilters } from './filterFields';
import type { Filters } from './filters';

export const OUTPUT_MODES = ['event', 'file', 'completeSet'] as const;

export type OutputMode = (typeof OUTPUT_MODES)[number];

/** What becomes an item of the workflow. */
export interface OutputSettings {
	mode: OutputMode;
	/** What a complete set is made of; not empty when the mode is `completeSet`. */
	wanted: readonly SetKind[];
	filters: Filters;
	/** Whether the output is simplified. */
	simplify: boolean;
}

/** The part of n8n that is needed to read the fields of a trigger. */
export interface ParameterContext {
	getNodeParameter(name: string, fallback?: unknown): unknown;
	getNode(): { parameters: object };
}

/**
 * Reads output and filters of either trigger.
 *
 * @throws InputError for an invalid value; a filter is never ignored silently
 */
export function readOutputSettings(context: ParameterContext): OutputSettings {
	const output = context.getNodeParameter('output', 'event');
	const mode = readChoice(output, 'Output', OUTPUT_MODES, 'event');
	const requiredFiles = context.getNodeParameter('requiredFiles', [...SET_KINDS]);
	const chosen = readChoices(requiredFiles, 'Required Files', SET_KINDS);
	const wanted = SET_KINDS.filter((kind) => chosen.includes(kind));
	if (mode === 'completeSet' && wanted.length === 0) {
		throw new InputError(
			"'Required Files': choose at least one",
			'Choose what a session must have before it is returned.',
		);
	}
	return {
		mode,
		wanted,
		filters: readFilters(
			givenValues(
				context.getNode().parameters,
				toValues(context.getNodeParameter('filters', {})),
				filtersField,
				'Without this filter, more would start the workflow than you mean.',
			),
		),
		simplify: readSwitch(context.getNodeParameter('simplify', true), 'Simplify', true),
	};
}
