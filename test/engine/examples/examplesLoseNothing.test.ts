import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { INodeExecutionData, INodeType } from 'n8n-workflow';

import type { WorkflowDefinition } from '../../../tools/n8n/client/workflow';
import type { StoredSession } from '../../../tools/zoom-simulator';
import { useFiles } from '../fixtures/files';
import { credentialsFor } from '../fixtures/zoom';
import { PACKAGE_ROOT } from '../harness';
import { type ExampleRun, outputOf, readExample, runExample } from './exampleRun';

const EXAMPLE = 'archive-verify-trash';
const TRASH = 'Trash what is archived';
const zoom = useFiles();

/** Where the connections of a workflow lead from a node, over any of its outputs. */
function reachableFrom({ connections }: WorkflowDefinition, start: string): Set<string> {
	const found = new Set([start]);
	for (const name of found) {
		const text = JSON.stringify(connections[name] ?? {});
		for (const [, next = ''] of text.matchAll(/"node":"([^"]+)"/g)) found.add(next);
	}
	return found;
}

it.each(readdirSync(join(PACKAGE_ROOT, 'examples')).filter((name) => name.endsWith('.json')))(
	'%s does not come to a node that deletes or ends anything',
	async (name) => {
		const example = await readExample(name.replace(/\.json$/, ''));
		const starts = example.nodes.filter(({ type }) => /trigger$/i.test(type));
		expect(starts.length).toBeGreaterThan(0);
		const reached = new Set(starts.flatMap((start) => [...reachableFrom(example, start.name)]));
		const harmful = example.nodes.filter(({ parameters }) =>
			['delete', 'end', 'stop'].includes(String(parameters['operation'])),
		);
		expect(harmful.filter((node) => reached.has(node.name))).toEqual([]);
	},
);

describe('the example that archives and trashes', () => {
	const twins = (): StoredSession[] =>
		[1, 2].map(() =>
			zoom.simulator.seed({
				name: 'Weekly',
				startedAt: new Date('2026-11-01T10:00:00Z'),
				files: ['video', 'audio', 'captions'],
			}),
		);
	const run = async (sessions: StoredSession[], more: Partial<ExampleRun> = {}) => {
		const { api, files } = zoom.simulator.origins;
		const downloadHosts = [api, files].map((origin) => new URL(origin).host).join();
		return await runExample({
			example: EXAMPLE,
			at: 'One session at a time',
			items: sessions.map(({ id }) => ({ session_id: id })),
			credentials: credentialsFor(zoom.simulator, { downloadHosts }),
			...more,
		});
	};
	const deletions = () =>
		zoom.simulator.requests.list().filter(({ method }) => method === 'DELETE').length;

	/** Puts nodes in the place of the storage, as a user does. */
	const withStorage =
		(...types: string[]) =>
		(example: WorkflowDefinition): WorkflowDefinition => {
			const place = example.nodes.find(({ name }) => name === 'Your storage');
			if (place === undefined) throw new Error('The example has no storage to replace');
			const names = [...types.map((_, at) => `Mine ${at}`), TRASH];
			const to = (node = '') => [[{ node, type: 'main', index: 0 }]];
			const added = types.map((type, at) => ({
				...place,
				id: `mine-${at}`,
				name: `Mine ${at}`,
				type,
				parameters: {},
			}));
			const [first = '', ...rest] = names;
			const nodes = [...example.nodes.filter((node) => node !== place), ...added];
			const download = { main: [...to(first), ...to('Say what is missing')] };
			const chain = rest.map((name, at) => [`Mine ${at}`, { main: to(name) }] as const);
			const connections = { ...example.connections, ...Object.fromEntries(chain) };
			return { ...example, nodes, connections: { ...connections, 'Download its files': download } };
		};

	it('stops, as imported, and says why', async () => {
		const { data } = await run(twins());
		expect(data.resultData.error?.message).toMatch(
			/^There is no storage yet, so nothing was stored and nothing was deleted\./,
		);
		expect(data.resultData.lastNodeExecuted).toBe('Your storage');
		expect(deletions()).toBe(0);
	});

	it.each<[string, string[]]>([
		['nothing', []],
		['a No Operation node', ['n8n-nodes-base.noOp']],
		['a filter', ['n8n-nodes-base.filter', 'n8n-nodes-base.noOp']],
	])('deletes nothing when %s stands for the storage', async (_, types) => {
		const result = await run(twins(), { change: withStorage(...types) });
		expect(result.data.resultData.error).toBeUndefined();
		expect(deletions()).toBe(0);
		expect(outputOf(result, 'Say what is missing')).toEqual([
			{ text: expect.stringMatching(/^A recording stays at Zoom: /) },
			{ text: expect.stringMatching(/^A recording stays at Zoom: /) },
		]);
	});

	describe('with a storage', () => {
		/** What has been stored, by name: what comes later under a name takes the place of the first. */
		const objects = new Map<string, number>();
		let lost: (name: string) => boolean;
		const named = (name: string, execute: INodeType['execute']): INodeType => ({
			description: {
				displayName: name,
				name,
				group: ['transform'],
				version: 1,
				description: 'A storage',
				defaults: { name },
				inputs: ['main'],
				outputs: ['main'],
				properties: [],
			},
			...(execute && { execute }),
		});
		const store = named('test.store', async function () {
			return [
				this.getInputData().map((item, at): INodeExecutionData => {
					const name = String(item.binary?.['data']?.fileName);
					if (!lost(name)) objects.set(name, Number(item.json['bytes']));
					return { json: { success: true }, pairedItem: { item: at } };
				}),
			];
		});
		const list = named(
			'test.list',
			async () =>
				await Promise.resolve([
					[...objects].map(([name, Size]) => ({ json: { Key: `zoom/${name}`, Size: `${Size}` } })),
				]),
		);
		const withList = { change: withStorage('test.store', 'test.list'), own: [store, list] };

		beforeEach(() => {
			objects.clear();
			lost = () => false;
		});

		it('keeps all files of two sessions of one name and second, and trashes both', async () => {
			const sessions = twins();
			const result = await run(sessions, withList);
			expect(result.data.resultData.error).toBeUndefined();
			expect(outputOf(result, TRASH)).toEqual(
				sessions.map(({ id }) => expect.objectContaining({ deleted: true, session_id: id })),
			);
			expect(objects.size).toBe(6);
		});

		it('trashes no session of which the storage has lost a file', async () => {
			const sessions = twins();
			lost = (name) => /audio_only/.test(name) && objects.size < 3;
			const result = await run(sessions, withList);
			expect(outputOf(result, TRASH)).toEqual([
				expect.objectContaining({ session_id: sessions[1]?.id }),
			]);
			expect(outputOf(result, 'Escape for Slack')).toEqual([
				{ text: expect.stringMatching(/1 of 3 files at Zoom.*audio_only.*nothing called "Weekly/) },
			]);
			expect(sessions[0]?.trashedAt).toBeUndefined();
		});

		it('trashes no second session whose file has replaced one that was trashed before', async () => {
			const sessions = twins().map((each) => {
				each.files.splice(1);
				return each;
			});
			const result = await run(sessions, {
				...withList,
				change: (example) => {
					const nodes = withStorage('test.store', 'test.list')(example);
					const download = nodes.nodes.find(({ name }) => name === 'Download its files');
					if (download !== undefined) {
						download.parameters['options'] = { fileName: '{session_name}.{extension}' };
					}
					return nodes;
				},
			});
			expect(objects.size).toBe(1);
			expect(outputOf(result, TRASH)).toEqual([
				expect.objectContaining({ session_id: sessions[0]?.id }),
			]);
			expect(outputOf(result, 'Escape for Slack')).toEqual([
				{ text: expect.stringMatching(/the same "saved_as" as another file/) },
			]);
			expect(sessions[1]?.trashedAt).toBeUndefined();
		});

		it('trashes no session of which the storage’s own answer says nothing', async () => {
			await run(twins(), { change: withStorage('test.store'), own: [store] });
			expect(objects.size).toBe(6);
			expect(deletions()).toBe(0);
		});
	});
});
