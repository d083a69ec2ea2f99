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

const DELETE = { resource: 'recording', operation: 'delete', ...session('weekly', 'name') };
const CREATE = { resource: 'session', operation: 'create', sessionName: 'weekly' };

describe.each<Begun>(['had ended', 'was running', 'was running, before others in the list'])(
	'a node that %s when n8n was killed',
	(begun) => {
		it('deletes no other session of the name', async () => {
			const weekly = zoom.simulator.seed({ name: 'weekly', files: ['video'] });
			const { error } = await retried(DELETE, begun);
			expect(error?.message).toMatch(/^'Session': n8n was killed after this step had begun/);
			expect(weekly.trashedAt).toBeUndefined();
		});

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

it('deletes no other session of the name if n8n was killed while it ran after a Wait', async () => {
	const weekly = zoom.simulator.seed({ name: 'weekly', files: ['video'] });
	const stored: ITaskData = {
		...run(),
		executionStatus: 'success',
		data: { main: [[{ json: {} }]] },
	};
	const { error } = await retried(DELETE, 'was running', stored);
	expect(error?.message).toMatch(/^'Session': n8n was killed after this step had begun/);
	expect(weekly.trashedAt).toBeUndefined();
});

describe('a node that had not begun when n8n was killed', () => {
	it('deletes and creates by name', async () => {
		const weekly = zoom.simulator.seed({ name: 'weekly', files: ['video'] });
		expect((await retried(DELETE, 'had not begun')).error).toBeUndefined();
		expect(weekly.trashedAt).toBeDefined();
		expect((await retried(CREATE, 'had not begun')).error).toBeUndefined();
	});
});
