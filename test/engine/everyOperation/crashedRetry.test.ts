import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import { NodeOperationError, type INodeType, type IRunExecutionData } from 'n8n-workflow';

import { credentialsFor, useZoom } from '../fixtures/zoom';
import { additionalData } from '../harness/additionalData';
import { readRun } from '../harness/runNode';
import { install, plainNode, workflow, workflowData } from '../harness/workflow';

// An execution fails, and its retry is cut off by the end of n8n: what is left of that one is what the first has noted.
const zoom = useZoom();

const copyOf = (data: IRunExecutionData): IRunExecutionData => JSON.parse(JSON.stringify(data));

/** What n8n starts a retry with: what it has stored, without the error and its run. */
function forRetry(stored: IRunExecutionData): IRunExecutionData {
	const data = copyOf(stored);
	delete data.resultData.error;
	const runs = data.resultData.runData[data.resultData.lastNodeExecuted ?? ''];
	if (runs?.at(-1)?.error !== undefined) runs.pop();
	return data;
}

let isStorageDown = false;

/** A step behind, such as one that stores something. */
const storage: INodeType = {
	description: {
		...{ displayName: 'Storage', name: 'test.storage', group: ['transform'], version: 1 },
		...{ description: '', defaults: { name: 'Storage' }, inputs: ['main'], outputs: ['main'] },
		properties: [],
	},
	async execute() {
		if (isStorageDown) throw new NodeOperationError(this.getNode(), 'The storage is down');
		return await Promise.resolve([this.getInputData()]);
	},
};

async function setUp() {
	const { node, nodeTypes, credentials } = await install({
		...{ type: 'zoomVideoSdkRecording', own: [storage] },
		parameters: { resource: 'session', operation: 'create', sessionName: 'weekly' },
		credentials: credentialsFor(zoom.simulator),
	});
	const start = plainNode('Items', 'test.items');
	const behind = plainNode('Storage', 'test.storage');
	const to = (name: string) => ({ main: [[{ node: name, type: 'main' as const, index: 0 }]] });
	const data = workflowData([start, node, behind], {
		[start.name]: to(node.name),
		[node.name]: to(behind.name),
	});
	const dataOf = (executionId: string, retryOf?: string) => ({
		...additionalData(credentials, data, 'retry'),
		executionId,
		hooks: new ExecutionLifecycleHooks('retry', executionId, data, retryOf),
	});
	return {
		node,
		async begin() {
			const first = new WorkflowExecute(dataOf('1'), 'trigger');
			const pinData = { [start.name]: [{ json: {} }] };
			return await first.run({ workflow: workflow(data, nodeTypes), startNode: start, pinData });
		},
		/** `retryOf` undefined: n8n does not say it, as after a Wait. */
		async retry(executionId: string, retryOf: string | undefined, stored: IRunExecutionData) {
			const again = new WorkflowExecute(dataOf(executionId, retryOf), 'retry', copyOf(stored));
			const run = await again.processRunExecutionData(workflow(data, nodeTypes));
			return { stored: run.data, ...readRun(run, node) };
		},
	};
}

const refuse = () =>
	zoom.simulator.faults.add({
		on: 'sessions.create',
		fault: { kind: 'errorBody', status: 401, code: 124, message: 'Expired.' },
	});
const created = () => zoom.simulator.requests.list('sessions.create').length;

it('the retry of a retry that crashed creates no second session', async () => {
	const { begin, retry } = await setUp();
	refuse();
	const first = await begin();
	expect(first.data.resultData.error?.message).toMatch(/\[item 0\]$/);
	const stored = forRetry(first.data);
	const second = await retry('2', '1', stored);
	expect(second.error).toBeUndefined();
	expect(created()).toBe(2);
	// n8n was killed before it stored what the second execution has done.
	const third = await retry('3', '2', stored);
	expect(third.error?.message).toMatch(/^Zoom may have created the session at an earlier try/);
	const fourth = await retry('4', '3', forRetry(third.stored));
	expect(fourth.error?.message).toMatch(/^Zoom may have created the session at an earlier try/);
	expect(created()).toBe(2);
});

it('the retry of a retry that failed creates the session', async () => {
	const { begin, retry } = await setUp();
	refuse();
	const first = await begin();
	refuse();
	const second = await retry('2', '1', forRetry(first.data));
	expect(second.error).toBeDefined();
	const third = await retry('3', '2', forRetry(second.stored));
	expect(third.error).toBeUndefined();
	expect(created()).toBe(3);
});

it('a retry that goes on after a Wait creates the session', async () => {
	const { begin, retry } = await setUp();
	refuse();
	const first = await begin();
	expect((await retry('2', undefined, forRetry(first.data))).error).toBeUndefined();
});

it('the next round of a loop is no retry, although a step behind has failed twice', async () => {
	const { node, begin, retry } = await setUp();
	isStorageDown = true;
	const first = await begin();
	const second = await retry('2', '1', forRetry(first.data));
	isStorageDown = false;
	const stored = forRetry(second.stored);
	const nextRound = { node, data: { main: [[{ json: {} }]] }, source: null };
	stored.executionData?.nodeExecutionStack.push(nextRound);
	const third = await retry('3', '2', stored);
	expect(third.error).toBeUndefined();
	expect(created()).toBe(2);
});
