import type { INodeType } from 'n8n-workflow';

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

it('deletes the session that an earlier step has read, although a newer one has appeared', async () => {
	const { newer } = seedTwo();
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
	const node = (name: string, type: string, parameters = {}) => ({
		...{ name, type, parameters, typeVersion: 1, position: [0, 0] as [number, number] },
	});
	const ofZoom = (name: string, operation: string) =>
		node(name, 'n8n-nodes-zoom-video-sdk.zoomVideoSdkRecording', {
			...{ resource: 'recording', operation, ...session('weekly', 'name') },
		});
	const to = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
	const run = await runExample({
		...{ example: 'archive-to-bucket', at: 'Get', items: [{}], own: [meanwhile] },
		change: () => ({
			name: 'Read, then delete',
			nodes: [
				ofZoom('Get', 'get'),
				node('Meanwhile', 'test.meanwhile'),
				ofZoom('Delete', 'delete'),
			],
			connections: { Get: to('Meanwhile'), Meanwhile: to('Delete') },
		}),
		credentials: credentialsFor(zoom.simulator),
	});
	expect(outputOf(run, 'Delete')).toEqual([
		{ deleted: true, action: 'trash', session_id: newer.id },
	]);
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
