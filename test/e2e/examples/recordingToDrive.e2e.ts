import { itemsOf } from '../../../tools/n8n/client/execution';
import type { Workflow } from '../../../tools/n8n/client/workflow';
import { triggerOf } from '../../../tools/n8n/start/examples';
import { googleDrive } from '../../../tools/service-stand-ins/googleDrive';
import { slack } from '../../../tools/service-stand-ins/slack';
import type { StoredSession } from '../../../tools/zoom-simulator';
import { type N8nWithServices, startN8nWithServices } from '../setup/n8nWithServices';
import { type Entered, goLive, importExample, tellOf } from './exampleWorkflow';

const makers = { drive: googleDrive, slack };
const COMPLETED = 'session.recording_completed';

/** Google Drive and Slack are stand-ins under their real names; n8n's nodes are its own. */
describe('the examples that send recordings to Google Drive, whole, in a real n8n', () => {
	let own: N8nWithServices<typeof makers>;

	beforeAll(async () => {
		own = await startN8nWithServices(makers);
	});
	afterEach(() => own.services.reset());
	afterAll(async () => await own.close());

	const startExample = async (file: string, entered: Entered) => {
		const workflow = await importExample(own, file, own.credential, entered);
		await goLive(own, workflow);
		return workflow;
	};
	const tell = async (workflow: Workflow, session: StoredSession) => {
		await tellOf(own, COMPLETED, session, session.files);
		return await own.client.waitForExecution(workflow.id, (execution) =>
			itemsOf(execution, triggerOf(workflow).name).some(({ session_id: id }) => id === session.id),
		);
	};
	const linkOf = (at: number) =>
		`https://drive.google.com/file/d/${own.services.files[at]?.id}/view?usp=drivesdk`;
	const startOf = ({ startedAt = 0 }: StoredSession) =>
		new Intl.DateTimeFormat('en-GB', {
			...{ day: 'numeric', month: 'short', year: 'numeric' },
			...{ hour: '2-digit', minute: '2-digit', timeZone: 'UTC' },
		})
			.format(startedAt)
			.replace(',', '');

	describe('straight from Zoom', () => {
		let workflow: Workflow;
		afterEach(async () => await own.client.deactivate(workflow.id));

		/** @param folder what is put into Settings, in place of what is there */
		const start = async (folder?: string) => {
			const { drive, slack: chat } = own.services.played;
			const setting = { id: '1', name: 'drive_folder', value: folder, type: 'string' };
			workflow = await startExample('recording-to-google-drive.json', {
				credentials: {
					'Open an upload in Drive': await own.store(drive.credential),
					'Post to Slack': await own.store(chat.credential),
				},
				...(folder && { parameters: { Settings: { assignments: { assignments: [setting] } } } }),
			});
		};

		it('put each video into the folder, byte for byte, and post name, length and link', async () => {
			const { shared } = own.services.played.drive.folders;
			await start(`https://drive.google.com/drive/u/0/folders/${shared.id}?usp=sharing`);
			const session = own.simulator.seed({
				name: 'Q&A <!channel>',
				files: ['video', 'galleryVideo', 'audio', 'participantVideo'],
			});

			const execution = await tell(workflow, session);

			expect(execution.error).toBeUndefined();
			const videos = session.files.slice(0, 2);
			expect(own.services.files).toEqual(
				videos.map((file) =>
					expect.objectContaining({
						...{ target: 'drive', place: shared.id, type: 'video/mp4', size: file.size },
						sha256: own.simulator.sha256(file),
					}),
				),
			);
			const { messages } = own.services.played.slack;
			expect(messages.map(({ channel, text }) => ({ channel, text }))).toEqual(
				videos.map(({ recordingType }, at) => ({
					channel: 'C0RECORDINGS',
					text: `*Q&amp;A &lt;!channel&gt;*, ${startOf(session)} UTC: ${recordingType}, 0:01:00\n${linkOf(at)}`,
				})),
			);
			expect(messages[0]?.sent).toMatchObject({ unfurl_links: false, unfurl_media: false });
		});

		it('put videos into My Drive as imported, also where a connection breaks on the way', async () => {
			await start();
			const session = own.simulator.seed({ name: 'Breaks', files: ['video'] });
			const [video] = session.files;
			own.services.faults.add({
				on: 'google.chunk',
				fault: { kind: 'hangUp', afterBytes: 1_000_000 },
			});

			const execution = await tell(workflow, session);

			expect(execution.error).toBeUndefined();
			expect(own.services.requests.map(({ on }) => on)).toContain('google.status');
			const sha256 = video && own.simulator.sha256(video);
			expect(own.services.files).toEqual([expect.objectContaining({ place: 'root', sha256 })]);
			expect(own.services.files[0]?.name).toMatch(
				/^Breaks \d{4}-\d\d-\d\d \d{4} shared_screen_with_speaker_view\.mp4$/,
			);
		});

		it('say so when the folder does not exist, and send nothing', async () => {
			await start('1nowhereToBeFound');
			const session = own.simulator.seed({ name: 'Nowhere', files: ['video'] });

			const execution = await tell(workflow, session);

			expect(execution.status).toBe('error');
			expect(`${execution.error?.message} ${execution.error?.description}`).toMatch(
				/File not found: 1nowhereToBeFound/,
			);
			expect(own.services.files).toEqual([]);
			expect(own.services.played.slack.messages).toEqual([]);
		});
	});

	it('store small files by the Drive node in the chosen folder, byte for byte', async () => {
		const { drive, slack: chat } = own.services.played;
		const { own: folder } = drive.folders;
		const workflow = await startExample('small-files-with-drive-node.json', {
			credentials: {
				'Store in Drive': await own.store(drive.credential),
				'Post to Slack': await own.store(chat.credential),
			},
			parameters: { 'Store in Drive': { folderId: { __rl: true, mode: 'id', value: folder.id } } },
		});
		const choicesOf = async (name: string, authentication: string, ...list: [string, string]) => {
			const node = workflow.nodes.find((each) => each.name === name);
			if (node === undefined) throw new Error(`No node "${name}"`);
			const parameters = { authentication, ...node.parameters };
			return await own.client.choices({ ...node, parameters }, ...list);
		};
		const folders = await choicesOf('Store in Drive', 'oAuth2', 'folderId', 'folderSearch');
		expect(folders.get(folder.id)).toBe('Recordings');
		const channels = await choicesOf('Post to Slack', 'accessToken', 'channelId', 'getChannels');
		expect(channels.get('C0RECORDINGS')).toBe('recordings');
		const session = own.simulator.seed({ name: 'Small', files: ['video', 'audio', 'chat'] });

		const execution = await tell(workflow, session);

		expect(execution.error).toBeUndefined();
		const small = session.files.slice(1);
		expect(own.services.files).toEqual(
			small.map((file) =>
				expect.objectContaining({
					...{ place: folder.id, type: file.contentType, size: file.size },
					sha256: own.simulator.sha256(file),
				}),
			),
		);
		const kilobytes = small.map(({ size }) => Math.ceil(size / 1000));
		expect(chat.messages.map(({ text }) => text)).toEqual(
			['audio_only', 'chat_file'].map(
				(type, at) =>
					`*Small*, ${startOf(session)} UTC: ${type}, ${kilobytes[at]} kB\n${linkOf(at)}`,
			),
		);
		await own.client.deactivate(workflow.id);
	});
});
