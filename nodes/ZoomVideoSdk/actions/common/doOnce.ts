import type { IExecuteFunctions } from 'n8n-workflow';

import { digest } from '../../shared/digest';
import { isJsonObject, type JsonObject } from '../../shared/json';
import { credentialIdOf } from '../../zoom/auth/credential';
import type { Attempt } from '../../zoom/http/ZoomApi';
import { isAfterCrash } from './crashedRun';
import { executionMemory, hasExecutionMemory } from './executionMemory';
import { isTool } from './isTool';

const MEMORY = 'zoomVideoSdkDone';

/** What is known of an action over all tries of the node. */
export interface NodeAttempt extends Attempt {
	/** What an action that may be carried out in part notes for its next try: no secrets. */
	progress: JsonObject;
}

/** By its arguments, what the tries of a call of a tool have done: n8n gives the same object to each of them. */
const triesOfCalls = new WeakMap<object, JsonObject>();

function argumentsOf(context: IExecuteFunctions): object | undefined {
	return isTool(context) ? context.getInputData()[0]?.json : undefined;
}

/** A copied node may have the id of the other, and an imported one none. */
function nodeKey(context: IExecuteFunctions): string {
	const { id, name } = context.getNode();
	return digest(JSON.stringify([id, name]));
}

/** By item and action, what the tries of this run of the node have done. Earlier runs are not tried again. */
function triesOf(context: IExecuteFunctions): JsonObject {
	const call = argumentsOf(context);
	if (call !== undefined) {
		const ofCall = triesOfCalls.get(call) ?? {};
		triesOfCalls.set(call, ofCall);
		return ofCall;
	}
	const memory = executionMemory(context, MEMORY);
	const key = nodeKey(context);
	const run = Number(context.getWorkflowDataProxy(0).$runIndex);
	const kept = memory[key];
	if (isJsonObject(kept) && kept.run === run && isJsonObject(kept.tries)) return kept.tries;
	const tries: JsonObject = {};
	memory[key] = { run, tries };
	return tries;
}

/**
 * Carries out what must not be carried out twice for an item, and returns what comes of it.
 *
 * When an item fails, Retry On Fail runs the node again with **all** its items, and so does Retry in n8n's list of
 * executions. To start, create, end or delete something a second time is another thing, or fails because it is
 * done. n8n does not tell a node that it is tried again, so the output is kept with the execution, for this run
 * of the node: a loop makes a new one each round. An agent means each call of a tool, and each try of a call is
 * a run of its own: its output is kept with its arguments.
 *
 * @param what tells the action and its object from all others of the account; options do not count, for the
 *   user may have corrected one before Retry
 * @param act gets what is known of earlier tries, and notes in it what the next one must know
 * @throws what `act` throws
 */
export async function doOnce(
	context: IExecuteFunctions,
	itemIndex: number,
	what: readonly string[],
	act: (attempt: NodeAttempt) => Promise<JsonObject>,
): Promise<JsonObject> {
	const account = credentialIdOf(context.getNode());
	const key = digest(JSON.stringify([itemIndex, account, ...what]));
	const tries = triesOf(context);
	const earlier = tries[key];
	if (isJsonObject(earlier) && isJsonObject(earlier.output)) return { ...earlier.output };
	const attempt: NodeAttempt = {
		mayBeDone: isJsonObject(earlier) || isAfterCrash(context),
		progress: isJsonObject(earlier) && isJsonObject(earlier.progress) ? earlier.progress : {},
	};
	const output = await act(attempt).catch(async (error: unknown) => {
		if (attempt.mayBeDone) tries[key] = { progress: attempt.progress };
		return await Promise.reject(error);
	});
	tries[key] = { output: { ...output } };
	return output;
}

/** Once all items are done, n8n does not run the node again, and nothing has to be kept. */
export function forgetDone(context: IExecuteFunctions): void {
	const call = argumentsOf(context);
	if (call !== undefined) triesOfCalls.delete(call);
	if (hasExecutionMemory(context, MEMORY))
		delete executionMemory(context, MEMORY)[nodeKey(context)];
}
