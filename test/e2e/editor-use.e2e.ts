import { Editor } from './editor/Editor';
import { owner } from './setup/owner';
import { openWorld, type World } from './setup/world';

const action = 'Zoom Video SDK Recording';
const pollTrigger = 'Zoom Video SDK Recording Poll Trigger';

describe('somebody at the editor', () => {
	let world: World;
	let editor: Editor;

	beforeAll(async () => {
		world = await openWorld();
		editor = await Editor.open({ url: world.client.url, owner });
	});
	afterAll(async () => {
		await editor.close();
		await world.close();
	});
	afterEach(() => {
		expect(editor.problems.splice(0)).toEqual([]);
	});

	it('finds the nodes by the words that come to mind', async () => {
		await editor.picturing(async () => {
			await editor.openNodeList();
			for (const words of ['zoom', 'recording', 'video sdk', 'transcript']) {
				const names = await editor.searchNodes(words, pollTrigger);
				expect({ words, names }).toEqual({
					words,
					names: expect.arrayContaining([action, pollTrigger]),
				});
			}
		});
	});

	it('builds a workflow by clicking, runs it and sees what it puts out', async () => {
		for (const name of ['First consultation', 'Second consultation'])
			world.simulator.seed({ name });

		await editor.picturing(async () => {
			await editor.openNodeList();
			await editor.searchNodes('zoom', action);
			await editor.nodeInList(action).click();
			await editor.marked('node-creator-category-item').filter({ hasText: 'Actions' }).click();
			await editor.nodeInList('Get many recordings').click();
			const panel = await editor.shownPanel();
			await panel.useCredential(world.credential.name);
			await panel.execute();

			for (const name of ['First consultation', 'Second consultation']) {
				await panel.output.getByText(name).first().waitFor();
			}
		});
	});

	it('sees the credential red with our words, and green when it is right', async () => {
		const { id } = await world.credentialWith({ apiSecret: 'not_the_secret' });

		await editor.picturing(async () => {
			const dialog = await editor.openCredential(id);
			await dialog.getByText('Couldn’t connect with these settings').waitFor();
			await dialog.getByText('More details').click();
			await dialog.getByText(/Wrong secret, or not an API key/).waitFor();

			await dialog
				.locator('[data-test-id="parameter-input-apiSecret"] input')
				.fill(world.keys.apiSecret ?? '');
			await editor.marked('credential-save-button').click();

			await dialog.locator('[data-test-id="credentials-config-container-test-success"]').waitFor();
		});
	});
});
