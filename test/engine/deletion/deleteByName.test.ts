import type { INodeParameters, INodeType } from 'n8n-workflow';

import { outputOf, runExample } from '../examples/exampleRun';
import { credentialsFor, session, useZoom } from '../fixtures/zoom';

// Once the recordings of a session are deleted, the latest of its name are those of the session before.
const zoom = useZoom();
const DAY = 86_400_000;

/** Two sessions of one name. */
const seedTwo = () => {
	const seed = (days: number) =>
		zoom.simulator.seed({ name: 'weekly', startedAt: new Date(Date.now() - days * DAY) });
	return { older: seed(7), newer: seed(1) };
};

it('never moves on to the earlier session, with a second item', async () => {
	const { older, newer } = seedTwo();
	const { items } = await zoom.run('delete', session('weekly', 'name'), {
		items: [{ json: {} }, { json: {} }],
		onError: 'continueRegularOutput',
	});
	expect(items.map(({ json }) => json['deleted'] ?? json['error'])).toEqual([
		true,
		'There is no recording for this session [item 1]',
	]);
	expect([older.trashedAt, newer.trashedAt]).toEqual([undefined, expect.any(Number)]);
});

it('never moves on to the earlier session, with Retry On Fail', async () => {
	const { older, newer } = seedTwo();
	const { error } = await zoom.run(
		'delete',
		{ sessionId: { __rl: true, mode: 'name', value: '={{ $json.name }}' } },
		{
			items: [{ json: { name: 'Weekly' } }, { json: { name: 'never recorded' } }],
			retryOnFail: true,
		},
	);
	expect(error?.message).toMatch(/no recording of a session named "never recorded"/);
	expect([older.trashedAt, newer.trashedAt]).toEqual([undefined, expect.any(Number)]);
});

const meanwhile: INodeType = {
	description: {
		...{ displayName: 'Meanwhile', name: 'test.meanwhile', group: ['transform'], version: 1 },
		...{ description: '', defaults: { name: 'Meanwhile' }, inputs: ['main'], outputs: ['main'] },
		properties: [],
	},
	async execute() {
		zoom.simulator.seed({ name: 'weekly', startedAt: new Date(Date.now() - 1_000) });
		return await Promise.resolve([this.getInputData()]);
	},
};
const node = (name: string, type: string, parameters: INodeParameters = {}) => ({
	...{ name, type, parameters, typeVersion: 1, position: [0, 0] as [number, number] },
});
const ofZoom = (name: string, parameters: INodeParameters) =>
	node(name, 'n8n-nodes-zoom-video-sdk.zoomVideoSdkRecording', {
		...{ resource: 'recording', ...session('weekly', 'name'), ...parameters },
	});
const aNewerOne = node('Meanwhile', 'test.meanwhile');

/** Runs nodes one after the other. */
async function runInARow(...nodes: Array<ReturnType<typeof node>>) {
	const to = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
	const next = nodes.slice(1).map(({ name }, place) => [nodes[place]?.name, to(name)]);
	return await runExample({
		...{ example: 'archive-to-bucket', at: nodes[0]?.name ?? '', items: [{}], own: [meanwhile] },
		change: () => ({ name: 'In a row', nodes, connections: Object.fromEntries(next) }),
		credentials: credentialsFor(zoom.simulator),
	});
}

it('deletes the session that an earlier step has read, although a newer one has appeared', async () => {
	const { newer } = seedTwo();
	const run = await runInARow(
		ofZoom('Get', { operation: 'get' }),
		aNewerOne,
		ofZoom('Delete', { operation: 'delete' }),
	);
	expect(outputOf(run, 'Delete')).toEqual([
		{ deleted: true, action: 'trash', session_id: newer.id },
	]);
});

it('deletes none if a newer one has appeared between two steps that read', async () => {
	seedTwo();
	const run = await runInARow(
		ofZoom('Get', { operation: 'get' }),
		aNewerOne,
		ofZoom('Get again', { operation: 'get' }),
		ofZoom('Delete', { operation: 'delete' }),
	);
	expect(run.data.resultData.error?.message).toBe(
		'\'Session\': earlier steps have read 2 sessions named "weekly" [item 0]',
	);
	expect(zoom.calls().filter((call) => call.startsWith('DELETE'))).toEqual([]);
});

it('deletes none either if a file was deleted between them', async () => {
	seedTwo();
	const run = await runInARow(
		ofZoom('Get', { operation: 'get' }),
		ofZoom('Delete a file', {
			...{ resource: 'file', operation: 'delete' },
			fileId: '={{ $json.recording_files[0].id }}',
		}),
		aNewerOne,
		ofZoom('Get again', { operation: 'get' }),
		ofZoom('Delete', { operation: 'delete' }),
	);
	expect(run.data.resultData.error?.message).toMatch(/^'Session': earlier steps have read 2 /);
	expect(zoom.calls().filter((call) => call.startsWith('DELETE'))).toHaveLength(1);
});

it.each<[string, INodeParameters]>([
	['Get Many', { operation: 'getAll', filters: { sessionName: 'weekly' }, limit: 1 }],
	['Session: Get', { resource: 'session', operation: 'get', type: 'past' }],
])('deletes none if a newer one than that of the item of %s has appeared', async (_, read) => {
	seedTwo();
	const run = await runInARow(
		ofZoom('Read', read),
		aNewerOne,
		ofZoom('Delete', { operation: 'delete', ...session('={{ $json.session_name }}', 'name') }),
	);
	expect(run.data.resultData.error?.message).toBe(
		'\'Session\': the item belongs to another session named "weekly" than the latest one [item 0]',
	);
	expect(zoom.calls().filter((call) => call.startsWith('DELETE'))).toEqual([]);
});

it.each(['weekly ', ' weekly', 'weekly\u00a0'])(
	'deletes none if the item is of an older session named %j',
	async (name) => {
		const seed = (days: number) =>
			zoom.simulator.seed({ name, startedAt: new Date(Date.now() - days * DAY) });
		const [older, newer] = [seed(7), seed(1)];
		const { error } = await zoom.run('delete', session('={{ $json.session_name }}', 'name'), {
			items: [{ json: { session_id: older.id, session_name: name } }],
		});
		expect(error?.message).toMatch(
			/^'Session': the item belongs to another session named "weekly"/,
		);
		expect([older.trashedAt, newer.trashedAt]).toEqual([undefined, undefined]);
	},
);

it('deletes one after the other, each read before', async () => {
	const { older, newer } = seedTwo();
	const run = await runInARow(
		ofZoom('Get', { operation: 'get' }),
		ofZoom('Delete', { operation: 'delete' }),
		ofZoom('Get again', { operation: 'get' }),
		ofZoom('Delete again', { operation: 'delete' }),
	);
	expect(outputOf(run, 'Delete')).toMatchObject([{ session_id: newer.id }]);
	expect(outputOf(run, 'Delete again')).toMatchObject([{ session_id: older.id }]);
});

it('recovers none but the one session, with a second item', async () => {
	const { older, newer } = seedTwo();
	older.trashedAt = Date.now() - DAY;
	newer.trashedAt = Date.now();
	const { items } = await zoom.run('recover', session('weekly', 'name'), {
		items: [{ json: {} }, { json: {} }],
		onError: 'continueRegularOutput',
	});
	expect(items.map(({ json }) => json['recovered'] ?? json['error'])).toEqual([
		true,
		'The trash holds no recordings of this session [item 1]',
	]);
	expect([older.trashedAt, newer.trashedAt]).toEqual([expect.any(Number), undefined]);
});

it('never takes a session whose name differs by a letter that looks alike', async () => {
	const at = (days: number) => new Date(Date.now() - days * DAY);
	const dotless = zoom.simulator.seed({ name: 'kır', startedAt: at(2) });
	const dotted = zoom.simulator.seed({ name: 'kir', startedAt: at(1) });
	const { error } = await zoom.run('delete', session('KıR', 'name'));
	expect(error).toBeUndefined();
	expect([dotless.trashedAt, dotted.trashedAt]).toEqual([expect.any(Number), undefined]);
	const none = await zoom.run('delete', session('kır', 'name'));
	expect(none.error?.message).toMatch(/no recording of a session named "kır"/);
	expect(dotted.trashedAt).toBeUndefined();
});
