import type { IExecuteFunctions } from 'n8n-workflow';

import { objectsIn, type JsonObject } from '../../shared/json';
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

/** An item for an agent: a third shorter, because the agent pays for every character. */
export function toolOutput(item: JsonObject): JsonObject {
	const output = without(item);
	for (const collection of FILE_COLLECTIONS) {
		if (output[collection] !== undefined) {
			output[collection] = objectsIn(output[collection]).map(without);
		}
	}
	return output;
}
