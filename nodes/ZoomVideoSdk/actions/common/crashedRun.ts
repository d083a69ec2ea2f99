import type { IExecuteFunctions } from 'n8n-workflow';

import { isJsonObject, textOf, type JsonObject } from '../../shared/json';
import { valueAt } from '../../shared/valueAt';
import { executionMemory } from './executionMemory';
import { isTool } from './isTool';

/** Of a node by its name, which of its runs began last and in which execution, or that this is a retry after a crash. */
const MEMORY = 'zoomVideoSdkBegun';

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

/** What n8n has stored of the runs of a node, if anything; there is no other way for a node to see it. */
function runsOf(context: IExecuteFunctions): unknown[] | undefined {
	const { name } = context.getNode();
	const runs = valueAt(context, 'runExecutionData', 'resultData', 'runData', name);
	return Array.isArray(runs) ? runs : undefined;
}

/**
 * Whether an execution is tried again during which n8n was killed, and this node had begun by then: n8n starts it
 * anew, so that nothing is known of what the node has done. Of a tool, it is not known whether it had begun.
 */
export function isAfterCrash(context: IExecuteFunctions): boolean {
	const noted = executionMemory(context, MEMORY)[context.getNode().name];
	const { afterCrash, execution, run }: JsonObject = isJsonObject(noted) ? noted : {};
	if (afterCrash === true) return true;
	const runs = runsOf(context);
	// Of another run, as in a loop, it would say nothing: the execution in between may have failed before it.
	const isNoted = textOf(execution) !== undefined && run === (runs?.length ?? 0);
	if (isNoted && !follows(context, String(execution))) return true;
	if (isTool(context)) {
		// The run of a tool is in the list before it begins, but that of its agent is lost as well.
		const ofAll = valueAt(context, 'runExecutionData', 'resultData', 'runData');
		return Object.values(Object(ofAll)).some((ofNode) => isLost(valueAt(ofNode, 0)));
	}
	if (runs === undefined) return false;
	// Of a run that failed or was cut short, Retry leaves an empty list.
	return runs.length === 0 ? !isNoted : isLost(runs[0]);
}

/**
 * Notes that this node has begun: n8n stores that with a failure of the execution, and not when it is killed. That
 * it is tried again after a crash is noted, too: the next run of the node, as in a loop, could not tell.
 */
export function noteBegun(context: IExecuteFunctions): void {
	const execution = context.getExecutionId();
	if (execution === undefined) return;
	executionMemory(context, MEMORY)[context.getNode().name] = isAfterCrash(context)
		? { afterCrash: true }
		: { execution, run: runsOf(context)?.length ?? 0 };
}
