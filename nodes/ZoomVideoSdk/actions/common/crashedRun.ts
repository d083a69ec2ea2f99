import type { IExecuteFunctions } from 'n8n-workflow';

import { isJsonObject } from '../../shared/json';

/** The value at a path in what n8n stores of an execution. */
function valueAt(value: unknown, ...path: Array<string | number>): unknown {
	return path.reduce<unknown>(
		(found, name) => (Object(found) === found ? Reflect.get(Object(found), name) : undefined),
		value,
	);
}

/** Whether n8n had lost the output of a node that had ended when n8n was killed, and stored this item in its place. */
function isRecovered(runs: unknown): boolean {
	const item = valueAt(runs, 0, 'data', 'main', 0, 0, 'json');
	return valueAt(item, 'isArtificialRecoveredEventItem') === true;
}

/**
 * Whether an execution is tried again during which n8n was killed, and this node had begun by then: n8n starts it
 * anew, so that nothing is known of what the node has done.
 */
export function isAfterCrash(context: IExecuteFunctions): boolean {
	// n8n tells a node no other way.
	const runData = valueAt(context, 'runExecutionData', 'resultData', 'runData');
	const own = valueAt(runData, context.getNode().name);
	const hasBegun = Array.isArray(own) && (own.length === 0 || isRecovered(own));
	return hasBegun && isJsonObject(runData) && Object.values(runData).some(isRecovered);
}
