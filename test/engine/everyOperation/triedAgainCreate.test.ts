import type { INodeParameters } from 'n8n-workflow';

import { outputOf, runExample } from '../examples/exampleRun';
import { shortenPauses } from '../fixtures/fastClock';
import { credentialsFor, jsonOf, useZoom } from '../fixtures/zoom';

// With Retry On Fail, n8n runs the node again with all its items: also with those that are done.
const zoom = useZoom({ settings: { retryScale: 0.00001, recordingEventDelayMs: 0 } });
beforeEach(() => shortenPauses(20));
afterEach(() => jest.restoreAllMocks());

describe('Session: Create', () => {
	const items = (...names: string[]) => names.map((name) => ({ name }));
	const sessionName = '={{ $json.name }}';
	const created = () => {
		const calls = zoom.simulator.requests.list('sessions.create');
		return calls.map(({ body, status }) => [JSON.parse(body).session_name, status]);
	};

	it('makes no second session when another one could not be created at first', async () => {
		const fault = { kind: 'errorBody', status: 400, code: 300, message: 'Not now.' } as const;
		zoom.simulator.faults.add({ on: 'sessions.create', skip: 1, times: 1, fault });
		const parameters = { resource: 'session', sessionName };
		const run = await zoom.run('create', parameters, {
			items: items('one', 'two').map((json) => ({ json })),
			retryOnFail: true,
		});
		expect(jsonOf(run).map(({ session_name }) => session_name)).toEqual(['one', 'two']);
		expect(created()).toEqual([
			['one', 201],
			['two', 400],
			['two', 201],
		]);
		// What was kept for another try is not stored with an execution that has succeeded.
		const { executionData } = run.run.data;
		expect(JSON.stringify(executionData?.contextData)).not.toContain('session_id');
	});

	it.each([
		['was lost', { kind: 'resetBeforeReply' }],
		['came from a gateway', { kind: 'htmlPage', status: 504 }],
		['is an error of Zoom', { kind: 'errorBody', status: 500, code: 500, message: 'Failed.' }],
		['cannot be read', { kind: 'htmlPage', status: 201 }],
	] as const)('creates no other one when the answer %s', async (_, fault) => {
		zoom.simulator.faults.add({ on: 'sessions.create', carriedOut: true, fault });
		const parameters = { resource: 'session', sessionName: 'one' };
		const { error } = await zoom.run('create', parameters, { retryOnFail: true });
		expect(error?.message).toMatch(/^Zoom may have created the session at an earlier try/);
		expect(created()).toHaveLength(1);
	});

	it('says at once that it may be done, instead of asking to try again', async () => {
		const fault = { kind: 'htmlPage', status: 504 } as const;
		zoom.simulator.faults.add({ on: 'sessions.create', carriedOut: true, fault });
		const { error } = await zoom.run('create', { resource: 'session', sessionName: 'one' });
		expect(error?.message).toMatch(/^Zoom may have created the session, but its answer was lost/);
		expect(error?.description).toMatch(/does no harm.*What happened: .*\.$/);
		expect(error?.description).not.toMatch(/[Tt]ry again/);
	});

	it.each([
		['ids of their own', ['a', 'b']],
		['one id', ['same', 'same']],
		['no id', ['', '']],
	])(
		'by two nodes with %s is done by each, though the first went on after a failure',
		async (_, ids) => {
			const create = { resource: 'session', operation: 'create', sessionName };
			const node = (name: string, type: string, parameters: INodeParameters, id = name) => ({
				...{ id, name, type, parameters, typeVersion: 1, position: [0, 0] as [number, number] },
				onError: 'continueRegularOutput',
			});
			const to = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
			const run = await runExample({
				...{ example: 'archive-to-bucket', at: 'First', items: items('one', '') },
				pins: { Between: items('three', 'four') },
				change: () => ({
					name: 'Two nodes',
					nodes: [
						node('First', 'n8n-nodes-zoom-video-sdk.zoomVideoSdkRecording', create, ids[0]),
						node('Between', 'n8n-nodes-base.noOp', {}),
						node('Second', 'n8n-nodes-zoom-video-sdk.zoomVideoSdkRecording', create, ids[1]),
					],
					connections: { First: to('Between'), Between: to('Second') },
				}),
				credentials: credentialsFor(zoom.simulator),
			});
			zoom.watch(run.data.resultData);
			expect(created().map(([name]) => name)).toEqual(['one', 'three', 'four']);
			expect(outputOf(run, 'Second').map(({ session_name }) => session_name)).toEqual([
				'three',
				'four',
			]);
		},
	);

	it('makes a session for each item of each round of a loop, whatever failed in the one before', async () => {
		const node = (name: string, type: string, parameters: INodeParameters) => ({
			...{ name, type, parameters, typeVersion: 1, position: [0, 0] as [number, number] },
			onError: 'continueRegularOutput',
		});
		const to = (name: string) => [{ node: name, type: 'main', index: 0 }];
		const run = await runExample({
			...{ example: 'archive-to-bucket', at: 'Loop', items: items('one', '', 'two', 'three') },
			change: () => ({
				name: 'Loop',
				nodes: [
					node('Loop', 'n8n-nodes-base.splitInBatches', { batchSize: 2 }),
					node('Create', 'n8n-nodes-zoom-video-sdk.zoomVideoSdkRecording', {
						...{ resource: 'session', operation: 'create', sessionName },
					}),
				],
				connections: { Loop: { main: [[], to('Create')] }, Create: { main: [to('Loop')] } },
			}),
			credentials: credentialsFor(zoom.simulator),
		});
		zoom.watch(run.data.resultData);
		expect(created()).toEqual(['one', 'two', 'three'].map((name) => [name, 201]));
		expect(outputOf(run, 'Create')).toHaveLength(4);
		// The round that failed is not tried again once the next one has begun.
		const { contextData } = run.data.executionData ?? {};
		expect(JSON.stringify(contextData)).not.toMatch(/"one"/);
	});
});
