import { readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
	readWorkflow,
	useCredential,
	type WorkflowDefinition,
} from '../../../tools/n8n/client/workflow';
import { repository } from '../../../tools/n8n/install/packageTarball';
import { withOtherCredentials } from '../examples/otherCredentials';
import { atEditor } from '../setup/editor';
import { expectSoon } from './expectSoon';

const examples = readdirSync(join(repository, 'examples')).filter((name) => name.endsWith('.json'));

describe('the examples, imported from a file in the editor', () => {
	const at = atEditor();
	let folder: string;

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'examples-'));
	});
	afterAll(async () => {
		await rm(folder, { recursive: true });
	});

	/** Imports an example whose credentials are chosen, as the editor does where there is one only. */
	async function importOne(name: string, change = (given: WorkflowDefinition) => given) {
		const example = await readWorkflow(join(repository, 'examples', name));
		const path = join(folder, name);
		const { client, credential } = at.environment;
		const definition = await withOtherCredentials(
			client,
			useCredential(change(example), credential),
		);
		await writeFile(path, JSON.stringify(definition));
		await at.editor.importFile(path);
		const drawn = example.nodes.filter(({ type }) => !type.endsWith('.stickyNote'));
		const names = drawn.map((node) => node.name).sort();
		await expectSoon(async () => await at.editor.canvasNodes(), names);
	}

	it.each(examples)('%s: nothing is missing', async (name) => {
		await at.editor.picturing(async () => await importOne(name));

		expect(await at.editor.nodesWithProblems()).toEqual([]);
	});

	it('an empty field would be noticed', async () => {
		await at.editor.picturing(async () => {
			await importOne('archive-to-bucket.json', ({ nodes, ...rest }) => ({
				...rest,
				nodes: nodes.map((node) =>
					node.name === 'Upload the file'
						? { ...node, parameters: { ...node.parameters, uploadUrl: '' } }
						: node,
				),
			}));
			await expectSoon(async () => await at.editor.nodesWithProblems(), ['Upload the file']);
		});
	});
});
