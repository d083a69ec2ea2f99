import { atEditor } from '../setup/editor';

const action = 'Zoom Video SDK Recording';
const pollTrigger = 'Zoom Video SDK Recording Poll Trigger';

describe('somebody at the editor', () => {
	const at = atEditor();

	it('finds the nodes by the words that come to mind', async () => {
		await at.editor.picturing(async () => {
			await at.editor.openNodeList();
			for (const words of ['zoom', 'recording', 'video sdk', 'transcript']) {
				const names = await at.editor.searchNodes(words, pollTrigger);
				expect({ words, names }).toEqual({
					words,
					names: expect.arrayContaining([action, pollTrigger]),
				});
			}
		});
	});

	it('builds a workflow by clicking, runs it and sees its output', async () => {
		for (const name of ['First consultation', 'Second consultation'])
			at.environment.simulator.seed({ name });

		await at.editor.picturing(async () => {
			await at.editor.openNodeList();
			await at.editor.searchNodes('zoom', action);
			await at.editor.nodeInList(action).click();
			await at.editor.marked('node-creator-category-item').filter({ hasText: 'Actions' }).click();
			await at.editor.nodeInList('Get many recordings').click();
			const panel = await at.editor.shownPanel();
			await panel.useCredential(at.environment.credential.name);
			await panel.execute();

			for (const name of ['First consultation', 'Second consultation']) {
				await panel.output.getByText(name).first().waitFor();
			}
		});
	});

	it("sees the credential red with this package's words, and green when it is right", async () => {
		const { id } = await at.environment.credentialWith({ apiSecret: 'not_the_secret' });

		await at.editor.picturing(async () => {
			const dialog = await at.editor.openCredential(id);
			await dialog.getByText(/Couldn.t connect with these settings/).waitFor();
			await dialog.getByText('More details').click();
			await dialog.getByText(/Wrong secret, or not an API key/).waitFor();

			await dialog
				.locator('[data-test-id="parameter-input-apiSecret"] input')
				.fill(at.environment.keys.apiSecret ?? '');
			await at.editor.marked('credential-save-button').click();

			await dialog.locator('[data-test-id="credentials-config-container-test-success"]').waitFor();
		});
	});
});
