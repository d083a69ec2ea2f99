import { join } from 'node:path';

import { itemsOf } from '../../../tools/n8n/client/execution';
import { Editor } from '../../../tools/n8n/editor/Editor';
import { repository } from '../../../tools/n8n/install/packageTarball';
import { until } from '../../../tools/n8n/until';
import { googleDrive } from '../../../tools/service-stand-ins/googleDrive';
import { slack } from '../../../tools/service-stand-ins/slack';
import { tellOf } from '../examples/exampleWorkflow';
import { type N8nWithServices, startN8nWithServices } from '../setup/n8nWithServices';
import { owner } from '../setup/owner';
import { expectSoon } from './expectSoon';

const makers = { drive: googleDrive, slack };
const NAME = 'Zoom Video SDK: recording to Google Drive, link to Slack';

/**
 * Somebody who has the credentials, and knows neither protocols nor code: all is done by clicks, as the
 * note in the workflow says. Google Drive and Slack are stand-ins under their real names.
 */
describe('recording to Google Drive, link to Slack, set up in the editor', () => {
	let own: N8nWithServices<typeof makers>;
	let editor: Editor;

	beforeAll(async () => {
		own = await startN8nWithServices(makers);
		const { drive, slack: chat } = own.services.played;
		await own.client.saveCredential(
			'My Google Drive',
			drive.credential.type,
			drive.credential.data,
		);
		await own.client.saveCredential('My Slack', chat.credential.type, chat.credential.data);
		editor = await Editor.open({ url: own.n8n.url, owner });
	});
	afterAll(async () => {
		await editor.close();
		await own.close();
	});

	it('works after two credentials, a folder and a channel were chosen', async () => {
		await editor.picturing(async () => {
			await editor.importFile(join(repository, 'examples/recording-to-google-drive.json'));
			const red = ['Open an upload in Drive', 'Post to Slack'];
			await expectSoon(async () => await editor.nodesWithProblems(), red);

			const open = await editor.openNode('Open an upload in Drive');
			await open.useCredential('My Google Drive');
			await editor.closePanel();

			const settings = await editor.openNode('Settings');
			await settings.fillFirstAssignment(
				`https://drive.google.com/drive/u/0/folders/${own.services.played.drive.folders.shared.id}`,
			);
			await editor.closePanel();

			const post = await editor.openNode('Post to Slack');
			await post.useCredential('My Slack');
			await post.chooseFromList('channelId', 'recordings');
			await editor.closePanel();

			await expectSoon(async () => await editor.nodesWithProblems(), []);
			await editor.publish();
			expect(editor.problems).toEqual([]);
		});

		const workflow = await own.client.workflowNamed(NAME);
		if (workflow === undefined) throw new Error('The workflow was not saved');
		// n8n publishes in the background.
		const url = await until(
			'the webhook to be there',
			async () =>
				await own.client.webhookAddress(workflow, 'When a video is ready').catch(() => undefined),
		);
		expect(await own.simulator.webhooks.validate({ url })).toMatchObject({ valid: true });
		own.simulator.webhooks.subscribe({ url, events: ['session.recording_completed'] });
		const session = own.simulator.seed({ name: 'Weekly', files: ['video', 'audio'] });
		const [video] = session.files;
		await tellOf(own, 'session.recording_completed', session, session.files);
		const execution = await own.client.waitForExecution(workflow.id, (each) =>
			itemsOf(each, 'Post to Slack').some(() => true),
		);

		expect(execution.error).toBeUndefined();
		expect(own.services.files).toEqual([
			expect.objectContaining({
				place: own.services.played.drive.folders.shared.id,
				sha256: video && own.simulator.sha256(video),
			}),
		]);
		const { messages } = own.services.played.slack;
		expect(messages).toEqual([
			expect.objectContaining({
				channel: 'C0RECORDINGS',
				text: expect.stringMatching(/^\*Weekly\*, .*\nhttps:\/\/drive\.google\.com\/file/),
			}),
		]);
	});
});
