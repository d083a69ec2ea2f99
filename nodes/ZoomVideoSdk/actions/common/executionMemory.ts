import type { IExecuteFunctions } from 'n8n-workflow';

import { InputError } from '../../shared/errors';
import { isJsonObject, type JsonObject } from '../../shared/json';

/**
 * Whether nothing is remembered beyond this run, as for a call of the MCP Server Trigger, which calls tools before
 * there is an execution; in queue mode, in one for each call.
 */
export function standsAlone(context: IExecuteFunctions): boolean {
	// n8n tells a tool no other way who has called it.
	const caller: unknown = Reflect.get(context, 'parentNode');
	const isOfServer = isJsonObject(caller) && String(caller.type).endsWith('.mcpTrigger');
	return isOfServer || !context.getExecutionId();
}

/**
 * Makes sure that a file can be stored in n8n, which deletes files with their execution.
 *
 * @throws InputError for n8n's MCP server: the client would not get the file, and n8n could keep it for ever
 */
export function requireExecution(context: IExecuteFunctions): void {
	if (!standsAlone(context)) return;
	throw new InputError(
		"n8n's MCP server cannot return files",
		'The file would stay in n8n, perhaps for ever. Use Upload, or Get Transcript as text.',
	);
}

/**
 * What is kept with an execution under a name: for all its nodes and all rounds of its loops, whichever
 * process continues it. n8n stores it with the execution, so it must not contain secrets.
 */
export function executionMemory(context: IExecuteFunctions, name: string): JsonObject {
	const flow = context.getContext('flow');
	const kept: unknown = flow[name];
	if (isJsonObject(kept)) return kept;
	const none: JsonObject = {};
	flow[name] = none;
	return none;
}

/** Whether something was kept under a name before. */
export function hasExecutionMemory(context: IExecuteFunctions, name: string): boolean {
	return context.getContext('flow')[name] !== undefined;
}
