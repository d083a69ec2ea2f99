import type { IExecuteFunctions } from 'n8n-workflow';

import { InputError } from '../../shared/errors';
import { objectsIn, pick, type JsonObject } from '../../shared/json';
import { FILE_COLLECTIONS } from '../../zoom/recordings/fileKinds';

/** Fields that no agent can use: addresses that open with the account's token only, and keys for workflows. */
const NOT_FOR_AGENTS = ['download_url', 'dedupe_key'];

/**
 * Whether the node runs as a tool of an AI agent: n8n gives this name to the tool that it makes from a
 * node.
 */
export function isTool(context: IExecuteFunctions): boolean {
	return context.getNode().type.endsWith('Tool');
}

function without(fields: JsonObject): JsonObject {
	return Object.fromEntries(
		Object.entries(fields).filter(([name]) => !NOT_FOR_AGENTS.includes(name)),
	);
}

/** An item as an agent reads it: a third shorter, for the agent pays for every character. */
export function toolOutput(item: JsonObject, selected?: readonly string[]): JsonObject {
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
