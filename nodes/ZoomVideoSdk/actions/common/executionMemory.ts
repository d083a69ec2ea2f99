import type { IExecuteFunctions } from 'n8n-workflow';

import { isJsonObject, type JsonObject } from '../../shared/json';

/**
 * What is kept with an execution under a name: for all its nodes and rounds of its loops, in whatever process it
 * goes on. n8n stores it with the execution, so nothing secret may be put into it.
 */
export function executionMemory(context: IExecuteFunctions, name: string): JsonObject {
	const flow = context.getContext('flow');
	const kept: unknown = flow[name];
	if (isJsonObject(kept)) return kept;
	const none: JsonObject = {};
	flow[name] = none;
	return none;
}
