import type { IExecuteFunctions } from 'n8n-workflow';

import { executionMemory } from './executionMemory';

const MEMORY = 'zoomVideoSdkBegun';

/** The value at a path in what n8n stores of an execution. */
function valueAt(value: unknown, ...path: Array<string | number>): unknown {
	return path.reduce<unknown>(
		(found, name) => (Object(found) === found ? Reflect.get(Object(found), name) : undefined),
		value,
	);
}

/** Whether n8n had lost what a run came to when it was killed, and says so in its place. */
function isLost(run: unknown): boolean {
	const item = valueAt(run, 'data', 'main', 0, 0, 'json');
	return (
		valueAt(run, 'executionStatus') === 'crashed' ||
		valueAt(item, 'isArtificialRecoveredEventItem') === true
	);
}

/**
 * Whether an execution is tried again during which n8n was killed, and this node had begun by then: n8n starts it
 * anew, so that nothing is known of what the node has done.
 */
export function isAfterCrash(context: IExecuteFunctions): boolean {
	const { name } = context.getNode();
	// n8n tells a node no other way. Of a run that failed or was cut short, Retry leaves an empty list.
	const runs = valueAt(context, 'runExecutionData', 'resultData', 'runData', name);
	if (!Array.isArray(runs)) return false;
	return runs.length === 0 ? executionMemory(context, MEMORY)[name] !== true : isLost(runs[0]);
}

/** Notes that this node has begun: n8n stores that with a failure of the execution, and not when it is killed. */
export function noteBegun(context: IExecuteFunctions): void {
	if (!isAfterCrash(context)) executionMemory(context, MEMORY)[context.getNode().name] = true;
}
