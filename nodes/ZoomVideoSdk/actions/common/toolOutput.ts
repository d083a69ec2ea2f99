import type { IExecuteFunctions } from 'n8n-workflow';

import { objectsIn, type JsonObject } from '../../shared/json';
import { FILE_COLLECTIONS } from '../../zoom/recordings/fileKinds';

/** What no agent can use: addresses that open with the account's token only, and keys for workflows. */
const NOT_FOR_AGENTS = ['download_url', 'dedupe_key'];

/** Whether the node runs as a tool of an AI agent: n8n gives the tool that it makes of a node this name. */
export function isTool(context: IExecuteFunctions): boolean {
	return context.getNode().type.endsWith('Tool');
}

function without(fields: JsonObject): JsonObject {
	return Object.fromEntries(
		Object.entries(fields).filter(([name]) => !NOT_FOR_AGENTS.includes(name)),
	);
}

/** An item as an agent is told it: a third shorter, for it reads and pays for every character. */
export function toolOutput(item: JsonObject): JsonObject {
	const answer = without(item);
	for (const collection of FILE_COLLECTIONS) {
		if (answer[collection] !== undefined) {
			answer[collection] = objectsIn(answer[collection]).map(without);
		}
	}
	return answer;
}
