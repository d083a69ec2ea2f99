import { WorkflowExecute } from 'n8n-core';
import { createRunExecutionData, type INodeParameters, type ITaskData } from 'n8n-workflow';

import { credentialsFor, session, useZoom } from '../fixtures/zoom';
import { additionalData } from '../harness/additionalData';
import { readRun, type NodeRun } from '../harness/runNode';
import { install, plainNode, workflow, workflowData } from '../harness/workflow';

const zoom = useZoom();

const run = () => ({ startTime: 0, executionIndex: 0, executionTime: 0, source: [null] });

/** What n8n stores in place of the output of a node that had ended. */
const recovered = (): ITaskData => ({
	...run(),
	executionStatus: 'success',
	data: { main: [[{ json: { isArtificialRecoveredEventItem: true } }]] },
});

type Begun =
	| 'had ended'
	| 'was running'
	| 'was running, before others in the list'
	| 'had not begun';

/** What n8n keeps of the runs of the node for a retry: of one that was running, the error only of the last in the list. */
const RUNS: Record<Begun, ITaskData[] | undefined> = {
	'had ended': [recovered()],
	'was running': [],
	'was running, before others in the list': [{ ...run(), executionStatus: 'crashed' }],
	'had not begun': undefined,
};

/**
 * Tries an execution again that crashed: n8n starts it anew, with what it has recovered of the runs.
 *
 * @param before the run of the node before: n8n has it if it stored the execution then, as at a Wait
 */
async function retried(
	parameters: INodeParameters,
	begun: Begun,
	before = recovered(),
): Promise<NodeRun> {
	const { node, nodeTypes, credentials } = await install({
		...{ type: 'zoomVideoSdkRecording', parameters },
		credentials: credentialsFor(zoom.simulator),
	});
	const start = plainNode('Items', 'test.items');
	const data = workflowData([start, node], {});
	const own = RUNS[begun];
	const execution = createRunExecutionData({
		resultData: {
			runData: { Items: [before], ...(own && { [node.name]: [...own] }) },
		},
		executionData: {
			nodeExecutionStack: [{ node, data: { main: [[{ json: {} }]] }, source: null }],
		},
	});
	const again = new WorkflowExecute(additionalData(credentials, data, 'retry'), 'retry', execution);
	return readRun(await again.processRunExecutionData(workflow(data, nodeTypes)), node);
}

const DELETE = { resource: 'recording', operation: 'delete' };
const CREATE = { resource: 'session', operation: 'create', sessionName: 'weekly' };

describe.each<Begun>(['had ended', 'was running', 'was running, before others in the list'])(
	'a node that %s when n8n was killed',
	(begun) => {
		it('creates no second session', async () => {
			const { error } = await retried(CREATE, begun);
			expect(error?.message).toMatch(/^Zoom may have created the session at an earlier try/);
			expect(zoom.simulator.requests.list('sessions.create')).toEqual([]);
		});

		it('does not miss what it deleted by its ID', async () => {
			const weekly = zoom.simulator.seed({
				name: 'weekly',
				files: ['video'],
				trashedAt: new Date(),
			});
			const { items, error } = await retried({ ...DELETE, ...session(weekly.id) }, begun);
			expect(error).toBeUndefined();
			expect(items[0]?.json).toMatchObject({ deleted: true, session_id: weekly.id });
		});

		it.each([false, true])(
			'does not miss a file that it deleted, with a proof: %s',
			async (proof) => {
				const weekly = zoom.simulator.seed({ name: 'weekly', files: ['video', 'audio'] });
				zoom.simulator.lifecycle.trashFiles(weekly, weekly.files.slice(0, 1));
				const fileId = weekly.files[0]?.id ?? '';
				const entry = { session_id: weekly.id, id: fileId, bytes: 1, saved_as: 'video.mp4' };
				const { items, error } = await retried(
					{
						...{ resource: 'file', operation: 'delete', ...session(weekly.id), fileId },
						...{ onlyIfArchived: proof, requiredProof: 'download' },
						archivedFiles: JSON.stringify([entry]),
					},
					begun,
				);
				expect(error).toBeUndefined();
				expect(items[0]?.json).toMatchObject({ deleted: true, id: fileId });
				expect(weekly.files[1]?.trashedAt).toBeUndefined();
			},
		);
	},
);

it('creates no second session if n8n was killed while it ran after a Wait', async () => {
	const stored: ITaskData = {
		...run(),
		executionStatus: 'success',
		data: { main: [[{ json: {} }]] },
	};
	const { error } = await retried(CREATE, 'was running', stored);
	expect(error?.message).toMatch(/^Zoom may have created the session at an earlier try/);
});

it('is known at every run of the node, as where its error output leads back to it', async () => {
	const { node, nodeTypes, credentials } = await install({
		...{ type: 'zoomVideoSdkRecording', parameters: CREATE, onError: 'continueErrorOutput' },
		credentials: credentialsFor(zoom.simulator),
	});
	const data = workflowData([node], {});
	const entry = { node, data: { main: [[{ json: {} }]] }, source: null };
	const execution = createRunExecutionData({
		resultData: { runData: { [node.name]: [] } },
		executionData: { nodeExecutionStack: [entry, entry] },
	});
	const again = new WorkflowExecute(additionalData(credentials, data, 'retry'), 'retry', execution);
	const ended = await again.processRunExecutionData(workflow(data, nodeTypes));
	expect(ended.data.resultData.runData[node.name]).toHaveLength(2);
	expect(zoom.simulator.requests.list('sessions.create')).toEqual([]);
});

it('a node that had not begun when n8n was killed creates a session', async () => {
	expect((await retried(CREATE, 'had not begun')).error).toBeUndefined();
});

describe('a tool of an agent, whose run n8n lists before it begins', () => {
	it.each<[string, ITaskData | undefined, boolean]>([
		['had lost the run of the agent', { ...run(), executionStatus: 'crashed' }, true],
		['had begun neither', undefined, false],
	])('creates no second session where n8n %s', async (_, ofAgent, isRefused) => {
		const { node, nodeTypes, credentials } = await install({
			...{ type: 'zoomVideoSdkRecordingTool', parameters: CREATE },
			credentials: credentialsFor(zoom.simulator),
		});
		const execution = createRunExecutionData({
			resultData: {
				runData: {
					...(ofAgent && { Agent: [ofAgent] }),
					[node.name]: [{ ...run(), executionStatus: 'running' }],
				},
			},
			executionData: {
				nodeExecutionStack: [{ node, data: { main: [[{ json: {} }]] }, source: null }],
			},
		});
		const data = workflowData([node], {});
		const again = new WorkflowExecute(
			additionalData(credentials, data, 'retry'),
			'retry',
			execution,
		);
		await again.processRunExecutionData(workflow(data, nodeTypes));
		expect(zoom.simulator.requests.list('sessions.create')).toHaveLength(isRefused ? 0 : 1);
	});
});
