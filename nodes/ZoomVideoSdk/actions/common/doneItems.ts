import type { IExecuteFunctions } from 'n8n-workflow';

import { digest } from '../../shared/digest';
import { isJsonObject, objectsIn, type JsonObject } from '../../shared/json';
import { executionMemory } from './executionMemory';
import { isTool } from './isTool';

/** What the items of one run of a node have returned, if they must not be carried out again. */
export interface DoneItems {
	outputOf(itemIndex: number): JsonObject[] | undefined;
	keep(itemIndex: number, output: readonly JsonObject[]): void;
	/** Once all items are done, n8n does not run the node again, so nothing has to be kept. */
	forget(): void;
}

/** An agent calls a tool with one item, and means each call. */
const NONE: DoneItems = { outputOf: () => undefined, keep: () => {}, forget: () => {} };

/**
 * What earlier tries of this run of the node have done.
 *
 * When an item fails, Retry On Fail runs the node again with **all** its items, and so does Retry in
 * n8n's list of executions. Starting, creating, ending or deleting something a second time would do it
 * twice, or fail because it is done. n8n does not tell a node that this is a retry, so the output is
 * kept with the execution: for this run of the node (a loop makes a new one each round) as it is set
 * now.
 */
export function doneItems(context: IExecuteFunctions): DoneItems {
	if (isTool(context)) return NONE;
	const { id, parameters, credentials } = context.getNode();
	const run: unknown = context.getWorkflowDataProxy(0).$runIndex;
	const key = digest(JSON.stringify([id, run, parameters, credentials]));
	const runs = executionMemory(context, 'zoomVideoSdkDone');
	const kept = runs[key];
	const outputs: JsonObject = isJsonObject(kept) ? kept : {};
	return {
		outputOf(itemIndex) {
			const output = outputs[itemIndex];
			return Array.isArray(output) ? objectsIn(output).map((json) => ({ ...json })) : undefined;
		},
		keep(itemIndex, output) {
			outputs[itemIndex] = output.map((json) => ({ ...json }));
			runs[key] = outputs;
		},
		forget() {
			delete runs[key];
		},
	};
}
