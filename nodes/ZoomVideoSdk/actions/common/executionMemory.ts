import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { InputError } from '../../shared/errors';
import { isJsonObject, type JsonObject } from '../../shared/json';
import { valueAt } from '../../shared/valueAt';

/**
 * Whether nothing is remembered beyond this run: n8n's Agents call tools outside of any execution, and so does the
 * MCP Server Trigger; in queue mode, that one calls each in an execution of its own.
 */
export function standsAlone(context: IExecuteFunctions): boolean {
	// n8n tells a tool no other way who has called it.
	const caller = valueAt(context, 'parentNode', 'type');
	return String(caller).endsWith('.mcpTrigger') || !context.getExecutionId();
}

/**
 * Makes sure that a file can be stored in n8n, which deletes files with their execution.
 *
 * @throws InputError outside of an execution: whoever calls would not get the file, and n8n could keep it for ever
 */
export function requireExecution(context: IExecuteFunctions): void {
	if (!standsAlone(context)) return;
	throw new InputError(
		"n8n's MCP server and Agents cannot return files",
		'The file would stay in n8n, perhaps for ever. Use Upload, or Get Transcript as text.',
	);
}

/** What runs outside of an execution keep; no other run sees it. */
const ofSingleRuns = new WeakMap<IExecuteFunctions, IDataObject>();

function memoriesOf(context: IExecuteFunctions): IDataObject {
	const ofExecution = valueAt(context, 'runExecutionData');
	// `getContext` fails where n8n's Agents call a tool.
	if (!isJsonObject(ofExecution) || ofExecution.executionData !== undefined) {
		return context.getContext('flow');
	}
	const memories = ofSingleRuns.get(context) ?? {};
	ofSingleRuns.set(context, memories);
	return memories;
}

/**
 * What is kept with an execution under a name: for all its nodes and all rounds of its loops, whichever
 * process continues it. n8n stores it with the execution, so it must not contain secrets.
 */
export function executionMemory(context: IExecuteFunctions, name: string): JsonObject {
	const memories = memoriesOf(context);
	const kept: unknown = memories[name];
	if (isJsonObject(kept)) return kept;
	const none: JsonObject = {};
	memories[name] = none;
	return none;
}

/** Whether something was kept under a name before. */
export function hasExecutionMemory(context: IExecuteFunctions, name: string): boolean {
	return memoriesOf(context)[name] !== undefined;
}
