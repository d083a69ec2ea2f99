import type { INodeParameters } from 'n8n-workflow';

import { outputOf, runExample } from '../examples/exampleRun';
import { shortenPauses } from '../fixtures/fastClock';
import { until } from '../fixtures/until';
import { credentialsFor, jsonOf, session, useZoom } from '../fixtures/zoom';

// With Retry On Fail, n8n runs the node again with all its items: also with those that are done.
const zoom = useZoom({ settings: { retryScale: 0.00001, recordingEventDelayMs: 0 } });
beforeEach(() => shortenPauses(20));
afterEach(() => jest.restoreAllMocks());

type Made = Record<'id' | 'file', string>;

/** A session in the state that an operation needs. */
interface Case {
	resource: string;
	operation: string;
	call: string;
	make(name: string): Made;
	/** How often Zoom must fail for the node to fail, where calls are repeated. */
	failures?: number;
}

const live = (name: string, recorder: 'idle' | 'recording' | 'paused' = 'idle'): Made => {
	const { id } = zoom.simulator.startSession({ name });
	zoom.simulator.session(id).recorder = recorder;
	return { id, file: '' };
};
const trashed = (name: string): Made => ({
	id: zoom.simulator.seed({ name, trashedAt: new Date() }).id,
	file: '',
});
const trashedFile = (name: string): Made => {
	const stored = zoom.simulator.seed({ name, files: ['video', 'audio'] });
	zoom.simulator.lifecycle.trashFiles(stored, stored.files.slice(0, 1));
	return { id: stored.id, file: stored.files[0]?.id ?? '' };
};
const planned = (name: string): Made => ({
	id: zoom.simulator.seed({ name, state: 'scheduled' }).id,
	file: '',
});
const repeated = 5;

const cases: Case[] = [
	{ resource: 'recording', operation: 'start', call: 'sessions.events', make: live },
	{
		...{ resource: 'recording', operation: 'pause', call: 'sessions.events' },
		make: (name) => live(name, 'recording'),
	},
	{
		...{ resource: 'recording', operation: 'resume', call: 'sessions.events' },
		make: (name) => live(name, 'paused'),
	},
	{
		...{ resource: 'recording', operation: 'stop', call: 'sessions.events' },
		make: (name) => live(name, 'recording'),
	},
	{
		...{ resource: 'recording', operation: 'recover', call: 'recordings.recover' },
		...{ make: trashed, failures: repeated },
	},
	{
		...{ resource: 'file', operation: 'recover', call: 'recordings.recoverFile' },
		...{ make: trashedFile, failures: repeated },
	},
	{
		...{ resource: 'session', operation: 'end', call: 'sessions.end' },
		...{ make: live, failures: repeated },
	},
	{
		...{ resource: 'session', operation: 'delete', call: 'sessions.delete' },
		...{ make: planned, failures: repeated },
	},
];

/** Runs an operation for sessions, with Zoom failing at the second one at first. */
async function runForTwo(
	{ resource, operation, call, make, failures = 1 }: Case,
	more: { onError?: 'continueRegularOutput'; skip?: number } = {},
) {
	const made = ['one', 'two'].map((name) => make(name));
	const { skip = 1, ...setup } = more;
	const fault = { kind: 'status', status: 503 } as const;
	zoom.simulator.faults.add({ on: call, skip, times: failures, fault });
	const parameters: INodeParameters = {
		...{ resource, ...session('={{ $json.id }}') },
		...(resource === 'file' && { fileId: '={{ $json.file }}' }),
	};
	const items = made.map((json) => ({ json: { ...json } }));
	const run = await zoom.run(operation, parameters, { items, retryOnFail: true, ...setup });
	return { run, ids: made.map(({ id }) => id), calls: zoom.simulator.requests.list(call).length };
}

describe.each(cases)('$resource: $operation', (operation) => {
	const { failures = 1 } = operation;

	it('is not done again for an item that was done when another one failed', async () => {
		const { run, ids, calls } = await runForTwo(operation);
		expect(run.error).toBeUndefined();
		expect(jsonOf(run).map(({ session_id }) => session_id)).toEqual(ids);
		expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(calls).toBe(2 + failures);
	});

	it('is not done again when the first item fails and the node continues', async () => {
		const { run, ids, calls } = await runForTwo(operation, {
			...{ onError: 'continueRegularOutput', skip: 0 },
		});
		expect(jsonOf(run).map(({ session_id }) => session_id)).toEqual(ids);
		expect(calls).toBe(2 + failures);
	});
});

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

describe('a change of the recording whose answer was lost', () => {
	const run = async (operation: string, id: string, more = {}) =>
		await zoom.run(operation, session(id), more);

	it.each<[operation: string, before: string[], after: string]>([
		['start', [], 'recording'],
		['stop', ['start'], 'idle'],
		['pause', ['start'], 'paused'],
		['resume', ['start', 'pause'], 'recording'],
	])('by %s is done, when n8n tries it again', async (operation, before, after) => {
		const { id } = zoom.simulator.startSession({ name: 'Demo' });
		for (const each of before) await run(each, id);
		const fault = { kind: 'resetBeforeReply' } as const;
		zoom.simulator.faults.add({ on: 'sessions.events', carriedOut: true, fault });
		const { error, items } = await run(operation, id, { retryOnFail: true });
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ session_id: id, accepted: true });
		expect(zoom.simulator.session(id).recorder).toBe(after);
	});

	it.each(['pause', 'resume'])(
		'by %s is not taken for done where nothing is recorded',
		async (operation) => {
			const { id } = zoom.simulator.startSession({ name: 'Demo' });
			const fault = { kind: 'resetBeforeReply' } as const;
			zoom.simulator.faults.add({ on: 'sessions.events', fault });
			const { error } = await run(operation, id, { retryOnFail: true });
			expect(error?.message).toBe(`Zoom did not ${operation} the recording [item 0]`);
		},
	);
});

describe('a live session that is named', () => {
	it.each([
		['session', 'end', 'sessions.end'],
		['recording', 'stop', 'sessions.events'],
	])(
		'%s: %s means the same session at the next try, not a newer one',
		async (resource, operation, on) => {
			const begin = (name: string) => {
				const { id } = zoom.simulator.startSession({ name });
				zoom.simulator.session(id).recorder = 'recording';
				return id;
			};
			const first = begin('Weekly');
			begin('Other');
			// Once it is done for the first item, the next session of this name begins; the second item fails once.
			let newer = '';
			const fault = { kind: 'errorBody', status: 400, code: 300, message: 'Not now.' } as const;
			zoom.simulator.faults.add({ on, skip: 1, times: 1, fault });
			const run = zoom.run(
				operation,
				{ resource, ...session('={{ $json.name }}', 'name') },
				{ items: ['Weekly', 'Other'].map((name) => ({ json: { name } })), retryOnFail: true },
			);
			await until(() => zoom.simulator.requests.list(on).length === 2);
			newer = begin('weekly');
			const { error, items } = await run;
			expect(error).toBeUndefined();
			expect(items[0]?.json).toMatchObject({ session_id: first });
			expect(zoom.simulator.session(newer)).toMatchObject({
				endedAt: undefined,
				recorder: 'recording',
			});
		},
	);
});
