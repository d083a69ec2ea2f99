import { parse, stringify } from 'flatted';
import { WorkflowExecute } from 'n8n-core';
import type { IDataObject, INodeParameters, IRunExecutionData } from 'n8n-workflow';

import { credentialsFor, session } from '../fixtures/zoom';
import { additionalData } from '../harness/additionalData';
import { openBinaryData } from '../harness/container';
import { readRun, type NodeRun } from '../harness/runNode';
import { install, plainNode, workflow, workflowData } from '../harness/workflow';
import { useUploads } from '../upload/uploads';

// Retry in n8n's list of executions: the failed node runs again with all its items, as it is saved by then.
const { zoom, video, open } = useUploads();
const SIZE = 70_000;

/** Runs a node, which fails, and runs the stored execution again with the node as it was saved meanwhile. */
async function retried(
	parameters: INodeParameters,
	saved: INodeParameters,
	items: IDataObject[],
): Promise<{ failed: NodeRun; again: NodeRun }> {
	await openBinaryData();
	const { api, files } = zoom.simulator.origins;
	const downloadHosts = ['127.0.0.1', new URL(api).host, new URL(files).host].join(', ');
	const { node, nodeTypes, credentials } = await install({
		...{ type: 'zoomVideoSdkRecording', parameters },
		credentials: credentialsFor(zoom.simulator, { downloadHosts }),
	});
	const start = plainNode('Items', 'test.items');
	const data = workflowData([start, node], {
		[start.name]: { main: [[{ node: node.name, type: 'main', index: 0 }]] },
	});
	const first = await new WorkflowExecute(
		additionalData(credentials, data, 'manual'),
		'manual',
	).run({
		workflow: workflow(data, nodeTypes),
		startNode: start,
		pinData: { [start.name]: items.map((json) => ({ json: { ...json } })) },
	});
	const failed = readRun(first, node);
	expect(failed.status).toBe('error');

	// What n8n does of an execution that it has stored.
	const execution: IRunExecutionData = parse(stringify(first.data));
	const { lastNodeExecuted = '', runData } = execution.resultData;
	delete execution.resultData.error;
	runData[lastNodeExecuted]?.pop();
	node.parameters = { ...parameters, ...saved };
	for (const entry of execution.executionData?.nodeExecutionStack ?? []) entry.node = node;
	const second = new WorkflowExecute(
		additionalData(credentials, data, 'retry'),
		'retry',
		execution,
	);
	return {
		failed,
		again: readRun(await second.processRunExecutionData(workflow(data, nodeTypes)), node),
	};
}

it.each<[string, INodeParameters]>([
	['as it was', {}],
	['with an option that the error advised to change', { options: { chunkSizeMiB: 1 } }],
])('Upload does not send again what is sent, retried %s', async (_, saved) => {
	const recorded = [await video(SIZE), await video(SIZE)];
	const items: IDataObject[] = [];
	for (const { item } of recorded) {
		const { target } = await open('googleSession', SIZE);
		const json: IDataObject = JSON.parse(JSON.stringify(item.json));
		items.push({ ...json, upload_url: 'url' in target ? target.url.href : '' });
	}
	const fault = { kind: 'status', status: 404 } as const;
	zoom.simulator.faults.add({ on: 'files.download', skip: 1, times: 1, fault });
	const parameters = {
		...{ resource: 'file', operation: 'upload', uploadTo: 'googleSession' },
		uploadUrl: '={{ $json.upload_url }}',
	};
	const { again } = await retried(parameters, saved, items);
	expect(again.error).toBeUndefined();
	expect(again.items.map(({ json }) => json['uploaded'])).toEqual([true, true]);
	// The first file once, and the second after it had failed.
	expect(zoom.simulator.requests.list('files.download')).toHaveLength(3);
});

it('Delete does not miss what it deleted before the field of another item was put right', async () => {
	const [one, two] = ['one', 'two'].map((name) => zoom.simulator.seed({ name, files: ['video'] }));
	const { failed, again } = await retried(
		{ resource: 'recording', operation: 'delete', ...session('={{ $json.id }}') },
		session('={{ $json.id || $json.other }}'),
		[{ id: one?.id }, { id: '', other: two?.id }],
	);
	expect(failed.error?.message).toMatch(/no session is chosen \[item 1\]$/);
	expect(again.error).toBeUndefined();
	expect(again.items.map(({ json }) => json['session_id'])).toEqual([one?.id, two?.id]);
});

it('Create creates a session under another name, if that was changed', async () => {
	const create = { resource: 'session', operation: 'create' };
	const { again } = await retried(
		{ ...create, sessionName: '={{ $json.name }}' },
		{ sessionName: '={{ $json.name || "new" }}' },
		[{ name: 'one' }, { name: '' }],
	);
	expect(again.items.map(({ json }) => json['session_name'])).toEqual(['one', 'new']);
	const names = zoom.simulator.requests
		.list('sessions.create')
		.map(({ body }) => JSON.parse(body).session_name);
	expect(names).toEqual(['one', 'new']);
});

it('Delete wants a proof of all that is left, if that was switched on after an answer was lost', async () => {
	const demo = zoom.simulator.seed({ name: 'Demo', files: ['video'] });
	const fault = { kind: 'status', status: 503 } as const;
	zoom.simulator.faults.add({ on: 'recordings.delete', times: 5, fault });
	const another = { session_id: demo.id, id: 'another', bytes: 1, saved_as: 'another.mp4' };
	const { again } = await retried(
		{ resource: 'recording', operation: 'delete', ...session(demo.id) },
		{
			...{ onlyIfArchived: true, requiredProof: 'download' },
			archivedFiles: JSON.stringify([another]),
		},
		[{}],
	);
	expect(again.error?.message).toMatch(
		/1 of 1 files at Zoom are not proven to be archived, and an earlier try may have deleted files/,
	);
	expect(demo.files.map(({ trashedAt }) => trashedAt)).toEqual([undefined]);
});
