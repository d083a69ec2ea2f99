import type { IExecuteFunctions } from 'n8n-workflow';

import { textOf } from '../../shared/json';
import { valueAt } from '../../shared/valueAt';
import { executionMemory } from './executionMemory';
import { isTool } from './isTool';

/** By its name, in which execution a node has begun, or that this is a retry after a crash. */
const MEMORY = 'zoomVideoSdkBegun';
const AFTER_CRASH = 'after crash';

/** Whether n8n had lost what a run came to when it was killed, and says so in its place. */
function isLost(run: unknown): boolean {
	const item = valueAt(run, 'data', 'main', 0, 0, 'json');
	return (
		valueAt(run, 'executionStatus') === 'crashed' ||
		valueAt(item, 'isArtificialRecoveredEventItem') === true
	);
}

/** Whether this execution is that one, or its retry: one that crashed in between leaves what that one has noted. */
function follows(context: IExecuteFunctions, executionId: string): boolean {
	if (context.getExecutionId() === executionId) return true;
	// n8n 1.123 does not say it, nor does any n8n after a Wait, before which this node would have noted its own.
	const retryOf = valueAt(context, 'additionalData', 'hooks', 'retryOf');
	return retryOf === undefined || String(retryOf) === executionId;
}

/**
 * Whether an execution is tried again during which n8n was killed, and this node had begun by then: n8n starts it
 * anew, so that nothing is known of what the node has done. Of a tool, it is not known whether it had begun.
 */
export function isAfterCrash(context: IExecuteFunctions): boolean {
	const { name } = context.getNode();
	// n8n tells a node no other way.
	const stored = valueAt(context, 'runExecutionData', 'resultData', 'runData');
	const begunIn = textOf(executionMemory(context, MEMORY)[name]);
	if (begunIn === AFTER_CRASH) return true;
	if (begunIn !== undefined && !follows(context, begunIn)) return true;
	// The run of a tool is in the list before it begins, but that of its agent is lost as well.
	if (isTool(context))
		return Object.values(Object(stored)).some((runs) => isLost(valueAt(runs, 0)));
	const runs = valueAt(stored, name);
	if (!Array.isArray(runs)) return false;
	// Of a run that failed or was cut short, Retry leaves an empty list.
	return runs.length === 0 ? begunIn === undefined : isLost(runs[0]);
}

/**
 * Notes that this node has begun: n8n stores that with a failure of the execution, and not when it is killed. That
 * it is tried again after a crash is noted, too: the next run of the node, as in a loop, could not tell.
 */
export function noteBegun(context: IExecuteFunctions): void {
	const noted = isAfterCrash(context) ? AFTER_CRASH : context.getExecutionId();
	executionMemory(context, MEMORY)[context.getNode().name] = noted;
}
