import { WorkflowExecute } from 'n8n-core';
import type {
	ExecutionError,
	ExecutionStatus,
	INode,
	INodeExecutionData,
	IRun,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { additionalData } from './additionalData';
import { openBinaryData } from './container';
import { install, plainNode, workflow, workflowData, type NodeSetup } from './workflow';

export interface NodeRunSetup extends NodeSetup {
	/** The input items. Default: one item with an empty object. */
	items?: INodeExecutionData[];
	/** Aborting stops the execution as the user's Stop button does. */
	abortSignal?: AbortSignal;
	/** Default: `manual`. */
	mode?: WorkflowExecuteMode;
	/** Of the workflow's settings. Default: `UTC`. */
	timezone?: string;
}

export interface NodeRun {
	/** `success`, `error` or `canceled`. */
	status: ExecutionStatus;
	/** The items of the first output, with their paired items. */
	items: INodeExecutionData[];
	/** The items of each output. */
	outputs: INodeExecutionData[][];
	/** The error that ended the node, with its message, description and context. */
	error: ExecutionError | undefined;
	/** All that n8n stores of the execution. */
	run: IRun;
}

/** Reads what n8n stores of an execution for one of its nodes. */
export function readRun(run: IRun, node: INode): NodeRun {
	const { runData, error } = run.data.resultData;
	const task = runData[node.name]?.at(-1);
	const outputs = (task?.data?.['main'] ?? []).map((items) => items ?? []);
	return {
		status: run.status,
		items: outputs[0] ?? [],
		outputs,
		error: task?.error ?? error,
		run,
	};
}

/**
 * Runs one node in n8n's engine: a start node with the given items as its pinned data, the node
 * after it.
 *
 * @throws WorkflowHasIssuesError when a required parameter or credential is not filled in
 */
export async function runNode(setup: NodeRunSetup): Promise<NodeRun> {
	await openBinaryData();
	const { node, nodeTypes, credentials } = await install(setup);
	const start = plainNode('Items', 'test.items');
	const data = workflowData([start, node], {
		[start.name]: { main: [[{ node: node.name, type: 'main', index: 0 }]] },
	});
	if (setup.timezone !== undefined) data.settings = { ...data.settings, timezone: setup.timezone };
	const mode = setup.mode ?? 'manual';
	const execution = new WorkflowExecute(additionalData(credentials, data, mode), mode).run({
		workflow: workflow(data, nodeTypes),
		startNode: start,
		pinData: { [start.name]: setup.items ?? [{ json: {} }] },
	});
	const stop = () => execution.cancel();
	if (setup.abortSignal?.aborted) stop();
	setup.abortSignal?.addEventListener('abort', stop, { once: true });
	try {
		return readRun(await execution, node);
	} finally {
		setup.abortSignal?.removeEventListener('abort', stop);
	}
}
