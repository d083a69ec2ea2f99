import { WorkflowExecute } from 'n8n-core';
import { createRunExecutionData, type INodeParameters } from 'n8n-workflow';

import { credentialsFor, session, useZoom } from '../fixtures/zoom';
import { additionalData } from '../harness/additionalData';
import { readRun, type NodeRun } from '../harness/runNode';
import { install, plainNode, workflow, workflowData } from '../harness/workflow';

const zoom = useZoom();

/** What n8n stores in place of the output of a node that had ended. */
const recovered = () => ({
	...{ startTime: 0, executionIndex: 0, executionTime: 0, source: [null] },
	executionStatus: 'success' as const,
	data: { main: [[{ json: { isArtificialRecoveredEventItem: true } }]] },
});

type Begun = 'had ended' | 'was running' | 'had not begun';

/** Tries an execution again that crashed: n8n starts it anew, with what it has recovered of the runs. */
async function retried(parameters: INodeParameters, begun: Begun): Promise<NodeRun> {
	const { node, nodeTypes, credentials } = await install({
		...{ type: 'zoomVideoSdkRecording', parameters },
		credentials: credentialsFor(zoom.simulator),
	});
	const start = plainNode('Items', 'test.items');
	const data = workflowData([start, node], {});
	const own = begun === 'had ended' ? [recovered()] : [];
	const execution = createRunExecutionData({
		resultData: {
			runData: { Items: [recovered()], ...(begun !== 'had not begun' && { [node.name]: own }) },
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

describe.each<Begun>(['had ended', 'was running'])(
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
	},
);

describe('a node that had not begun when n8n was killed', () => {
	it('deletes and creates by name', async () => {
		const weekly = zoom.simulator.seed({ name: 'weekly', files: ['video'] });
		expect((await retried(DELETE, 'had not begun')).error).toBeUndefined();
		expect(weekly.trashedAt).toBeDefined();
		expect((await retried(CREATE, 'had not begun')).error).toBeUndefined();
	});
});
