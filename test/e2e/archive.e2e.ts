/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { join } from 'node:path';
import { itemsOf } from '../host/execution';
import { repository } from '../host/packageTarball';
import { readWorkflow, useCredential } from '../host/workflow';
import { makeFile } from '../simulator/files/make-file';
import { openWorld, type World } from './setup/world';
import { actionWorkflow, nodeNames, sessionById } from './workflows';

const DAY = 86_400_000;

describe('archive, verify, trash, recover in a real n8n', () => {
	let world: World;

	beforeAll(async () => {
		world = await openWorld();
	});
	afterAll(async () => await world.close());

	const runExample = async () => {
		const example = await readWorkflow(join(repository, 'examples', 'archive-verify-trash.json'));
		const workflow = await world.client.saveWorkflow(useCredential(example, world.credential));
		return await world.client.run(workflow, 'Every night');
	};

	it('trashes each session that is stored as a whole, and says what is missing of the others', async () => {
		const { simulator } = world;
		const startedAt = new Date(Date.now() - 10 * DAY);
		const kinds = ['video', 'audio', 'participantAudio', 'chat', 'captions'] as const;
		const [whole, late] = ['Whole', 'Late'].map((name) =>
			simulator.seed({ name, startedAt, files: [...kinds] }),
		);
		const recent = simulator.seed({ name: 'Recent', files: ['video'] });
		if (whole === undefined || late === undefined) throw new Error('No sessions');
		// One file of the second session is in the account's own storage: it is not downloaded.
		const [{ start, end } = { start: 0, end: 0 }] = late.files;
		const externalUrl = 's3://bucket/key';
		late.files.push(makeFile({ kind: 'galleryVideo', externalUrl }, late, { start, end }));

		const execution = await runExample();

		expect(execution).toMatchObject({ status: 'success' });
		expect(itemsOf(execution, 'Trash what is archived')).toEqual([
			expect.objectContaining({ deleted: true, action: 'trash', session_id: whole.id }),
		]);
		expect(itemsOf(execution, 'Say what is missing')).toEqual([
			{
				text: expect.stringMatching(
					/^A recording stays at Zoom: Only When Archived: 1 of 6 files.*gallery_view.*skipped/,
				),
			},
		]);
		expect(whole.trashedAt).toBeDefined();
		expect(late.trashedAt).toBeUndefined();
		expect(recent.trashedAt).toBeUndefined();

		const recover = actionWorkflow(
			{ operation: 'recover', sessionId: sessionById(whole.id), options: {} },
			world.credential,
		);
		const recovery = await world.client.saveWorkflow(recover);
		const recovered = await world.client.run(recovery, nodeNames.manual);
		expect(itemsOf(recovered, nodeNames.action)).toEqual([
			{ recovered: true, session_id: whole.id },
		]);
		expect(whole.trashedAt).toBeUndefined();
	});
});
