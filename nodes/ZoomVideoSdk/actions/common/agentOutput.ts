import type { IExecuteFunctions } from 'n8n-workflow';

import { InputError } from '../../shared/errors';
import { objectsIn, pick, type JsonObject } from '../../shared/json';
import { FILE_COLLECTIONS } from '../../zoom/recordings/fileKinds';
import { TOKEN_FIELDS } from '../../zoom/recordings/sessionRecordings';
import { isTool } from './isTool';
import type { Operation } from './operation';
import { readSelectedFields } from './simplify';

/** Fields that no agent can use: addresses that open with the account's token only, and keys for workflows. */
const NOT_FOR_AGENTS = ['download_url', 'dedupe_key'];

/** A token in a file is that of the item it came from: for the node, not for the model. */
const NOT_IN_FILES = [...NOT_FOR_AGENTS, ...TOKEN_FIELDS];

function without(fields: JsonObject): JsonObject {
	const hidden = fields.collection === undefined ? NOT_FOR_AGENTS : NOT_IN_FILES;
	return Object.fromEntries(Object.entries(fields).filter(([name]) => !hidden.includes(name)));
}

/** An item as an agent reads it: a third shorter, for the agent pays for every character. */
export function agentItem(item: JsonObject, selected?: readonly string[]): JsonObject {
	const output = selected === undefined ? without(item) : pick(item, selected);
	for (const collection of FILE_COLLECTIONS) {
		if (output[collection] !== undefined) {
			output[collection] = objectsIn(output[collection]).map(without);
		}
	}
	return output;
}

/**
 * Makes sure that an operation has the fields that were selected for an agent.
 *
 * @param known names that its output can have, whether or not Zoom gives them each time
 * @throws InputError that names all there are
 */
export function checkSelectedFields(selected: readonly string[], known: readonly string[]): void {
	const unknown = selected.filter((field) => !known.includes(field));
	if (unknown.length === 0) return;
	throw new InputError(
		`'Fields': the output has no "${unknown.join('", "')}"`,
		`Use names from this list: ${[...new Set(known)].join(', ')}.`,
	);
}

/**
 * How the output of an operation is returned: as it is, or as an agent reads it.
 *
 * @throws InputError for a selection of fields that the output cannot have: before anything is done where they are
 *   known, otherwise when it is known which fields Zoom gives
 */
export function outputSelector(
	context: IExecuteFunctions,
	itemIndex: number,
	{ outputFields = [], mayHaveMoreFields }: Operation,
): (output: JsonObject[]) => JsonObject[] {
	if (!isTool(context)) return (output) => output;
	const selected = readSelectedFields(context, itemIndex);
	if (selected === undefined) return (output) => output.map((json) => agentItem(json));
	const known =
		typeof outputFields === 'function' ? outputFields(context, itemIndex) : outputFields;
	if (mayHaveMoreFields === undefined) checkSelectedFields(selected, known);
	return (output) => {
		const isOpen = mayHaveMoreFields === true && output.length > 0;
		if (isOpen) checkSelectedFields(selected, [...output.flatMap(Object.keys), ...known]);
		return output.map((json) => agentItem(json, selected));
	};
}
