import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { InputError } from '../../shared/errors';
import { isJsonObject, type JsonObject } from '../../shared/json';

function contextOfExecution(context: IExecuteFunctions): IDataObject | undefined {
	try {
		return context.getContext('flow');
	} catch {
		return undefined;
	}
}

/**
 * Whether the node runs in an execution. n8n's MCP Server Trigger calls tools before there is one; in queue mode, in
 * that of the call.
 */
function isInExecution(context: IExecuteFunctions): boolean {
	const id: unknown = context.getExecutionId();
	return id !== undefined;
}

/**
 * Whether nothing is remembered beyond this run: each call of n8n's MCP Server Trigger stands alone. n8n tells only
 * within itself which node has called a tool.
 */
export function standsAlone(context: IExecuteFunctions): boolean {
	const caller: unknown = Reflect.get(context, 'parentNode');
	const isOfServer = isJsonObject(caller) && String(caller.type).endsWith('.mcpTrigger');
	return isOfServer || !isInExecution(context);
}

/**
 * Makes sure that a file can be stored in n8n, which deletes files with their execution.
 *
 * @throws InputError where there is none: n8n would keep the file for ever, and the client would not get it
 */
export function requireExecution(context: IExecuteFunctions): void {
	if (isInExecution(context)) return;
	throw new InputError(
		"n8n's MCP server cannot return files",
		'n8n would keep the file for ever. Use Upload to send it to where it is kept, or Get Transcript with another Format than File.',
	);
}

/**
 * What is kept with an execution under a name: for all its nodes and all rounds of its loops, whichever
 * process continues it. n8n stores it with the execution, so it must not contain secrets.
 */
export function executionMemory(context: IExecuteFunctions, name: string): JsonObject {
	const flow = contextOfExecution(context) ?? {};
	const kept: unknown = flow[name];
	if (isJsonObject(kept)) return kept;
	const none: JsonObject = {};
	flow[name] = none;
	return none;
}

/** Whether something was kept under a name before. */
export function hasExecutionMemory(context: IExecuteFunctions, name: string): boolean {
	return contextOfExecution(context)?.[name] !== undefined;
}
