import type { INodeExecutionData, INodeType } from 'n8n-workflow';

import type { WorkflowDefinition } from '../../../tools/n8n/client/workflow';
import { TRASH, useArchiveExample, withStorage } from './archiveExample';
import { outputOf } from './exampleRun';

// The example that archives and trashes, with a storage in the place that it leaves for one.
const { twins, run, deletions } = useArchiveExample();

/** What has been stored, by name: what comes later under a name takes the place of the first. */
const objects = new Map<string, number>();
let lost: (name: string) => boolean;
let nameOf: (item: INodeExecutionData) => string;
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
	const items = this.getInputData().map((item, at): INodeExecutionData => {
		const name = nameOf(item);
		if (!lost(name)) objects.set(name, Number(item.json['bytes']));
		return { json: { success: true }, pairedItem: { item: at } };
	});
	return await Promise.resolve([items]);
});
const list = named(
	'test.list',
	async () =>
		await Promise.resolve([
			[...objects].map(([name, Size]) => ({ json: { Key: `zoom/${name}`, Size: `${Size}` } })),
		]),
);
const withList = { change: withStorage('test.store', 'test.list'), own: [store, list] };

/** Puts nodes in the place of the storage, and sets another template for the names of the files. */
const withNames =
	(fileName: string, ...types: string[]) =>
	(example: WorkflowDefinition): WorkflowDefinition => {
		const changed = withStorage(...types)(example);
		const download = changed.nodes.find(({ name }) => name === 'Download its files');
		if (download !== undefined) download.parameters['options'] = { fileName };
		return changed;
	};

beforeEach(() => {
	objects.clear();
	lost = () => false;
	nameOf = (item) => String(item.binary?.['data']?.fileName);
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

it('keeps the files of all rounds that would have the same names', async () => {
	const sessions = twins(1);
	const change = withNames('{session_name}.{extension}', 'test.store', 'test.list');
	const result = await run(sessions, { ...withList, change });
	expect([...objects.keys()]).toEqual(['Weekly.mp4', 'Weekly (2).mp4']);
	expect(outputOf(result, TRASH)).toEqual(
		sessions.map(({ id }) => expect.objectContaining({ deleted: true, session_id: id })),
	);
});

it('gives a file that appears again in another round the same name', async () => {
	const [one, two] = twins(1);
	const result = await run([one, two, one], {
		own: [store],
		change: withNames('{session_name}.{extension}', 'test.store'),
	});
	const names = outputOf(result, 'Download its files').map(({ saved_as }) => saved_as);
	expect(names).toEqual(['Weekly.mp4', 'Weekly (2).mp4', 'Weekly.mp4']);
});

it('trashes no second session whose file has replaced one that was trashed before', async () => {
	nameOf = () => 'Own.mp4';
	const sessions = twins(1);
	const result = await run(sessions, {
		...withList,
		change: (example) => {
			const changed = withStorage('test.store', 'test.list')(example);
			const trash = changed.nodes.find(({ name }) => name === TRASH);
			if (trash !== undefined) {
				trash.parameters['archivedFiles'] =
					"={{ $('Download its files').all().map(({ json }) => ({ ...json, saved_as: 'Own.mp4' })) }}";
			}
			return changed;
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

it("trashes no session of which the storage's own answer says nothing", async () => {
	await run(twins(), { change: withStorage('test.store'), own: [store] });
	expect(objects.size).toBe(6);
	expect(deletions()).toBe(0);
});
