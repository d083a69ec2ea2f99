import { itemsOf } from '../../../tools/n8n/client/execution';
import type { Workflow } from '../../../tools/n8n/client/workflow';
import { triggerOf } from '../../../tools/n8n/start/examples';
import { openAi } from '../../../tools/service-stand-ins/openAi';
import { slack } from '../../../tools/service-stand-ins/slack';
import type { StoredFile, StoredSession } from '../../../tools/zoom-simulator';
import { makeFile } from '../../../tools/zoom-simulator/files/makeFile';
import { type N8nWithServices, startN8nWithServices } from '../setup/n8nWithServices';
import { goLive, importExample, tellOf } from './exampleWorkflow';

const TRANSCRIPT_COMPLETED = 'session.recording_transcript_completed';
const TRANSCRIPT_FAILED = 'session.recording_transcript_failed';
const OPEN_AI_LIMIT = 26_214_400;

const countOf = (files: readonly StoredFile[]): number =>
	files.filter(({ collection }) => collection === 'recording_files').length;

describe('the example that has OpenAI make a transcript, whole, in a real n8n', () => {
	let own: N8nWithServices<{ openAi: typeof openAi; slack: typeof slack }>;
	let workflow: Workflow;

	beforeAll(async () => {
		own = await startN8nWithServices({ openAi, slack });
		const { played } = own.services;
		workflow = await importExample(own, 'transcript-when-zoom-gives-none.json', own.credential, {
			credentials: {
				Transcribe: await own.store(played.openAi.credential),
				'Post to Slack': await own.store(played.slack.credential),
			},
		});
		await goLive(own, workflow);
	});
	afterEach(() => own.services.reset());
	afterAll(async () => await own.close());

	/** Zoom tells that it could make no transcript; the execution that this starts. */
	async function fail(session: StoredSession) {
		await tellOf(own, TRANSCRIPT_FAILED, session, []);
		return await executionOf(session);
	}
	/** The execution for a session with the files that it has by now. */
	const executionOf = async ({ id, files }: StoredSession) =>
		await own.client.waitForExecution(workflow.id, (execution) =>
			itemsOf(execution, triggerOf(workflow).name).some(
				({ session_id, recording_files }) =>
					session_id === id &&
					Array.isArray(recording_files) &&
					recording_files.length === countOf(files),
			),
		);
	const posted = () => own.services.played.slack.messages.map(({ text }) => text);

	it('posts what OpenAI hears in the audio, and in that of each part when another part is added', async () => {
		const { openAi: service } = own.services.played;
		const session = own.simulator.seed({
			name: '<!here> & now',
			files: ['video', { kind: 'audio', size: 70_000 }, 'participantAudio'],
		});
		await fail(session);
		own.services.reset();
		const start = (session.startedAt ?? 0) + 120_000;
		const span = { start, end: start + 60_000 };
		const later = (['video', 'audio'] as const).map((kind) => makeFile({ kind }, session, span));
		own.simulator.store.addFiles(session, later);
		const talk = 'So <!channel> it is. '.repeat(200).trim();
		service.play({ transcribe: ({ size }) => (size === 70_000 ? talk : 'The end.') });

		const execution = await fail(session);

		expect(execution.error).toBeUndefined();
		const audio = session.files.filter(({ recordingType }) => recordingType === 'audio_only');
		expect(service.heard).toEqual(
			audio.map((file) => ({
				...{ model: 'whisper-1', type: 'audio/mp4', size: file.size },
				fileName: expect.stringMatching(/\.m4a$/),
				sha256: own.simulator.sha256(file),
			})),
		);
		const [text = '', ...others] = posted();
		expect(others).toEqual([]);
		expect(text).toMatch(
			/^\*&lt;!here&gt; &amp; now\*, .* UTC, transcribed by OpenAI:\n\nSo &lt;!ch/,
		);
		expect(text).toMatch(/ …$/);
		expect(text).not.toContain('<');
		expect(itemsOf(execution, 'Write the message')).toMatchObject([
			{ transcript: `${talk}\n\nThe end.`, session_id: session.id },
		]);
	});

	it('says how large an audio file is that OpenAI would refuse, and downloads nothing', async () => {
		const session = own.simulator.seed({
			name: 'Long',
			files: ['video', { kind: 'audio', size: OPEN_AI_LIMIT }],
		});

		const execution = await fail(session);

		expect(execution.error).toBeUndefined();
		expect(posted()).toEqual([
			expect.stringMatching(
				/^\*Long\*, .*: the audio is 26\.2 MB, and OpenAI accepts 25 MB per file\.$/,
			),
		]);
		expect(itemsOf(execution, 'Download the audio')).toEqual([]);
		expect(own.services.played.openAi.heard).toEqual([]);
	});

	it('takes the smallest video where there is no audio', async () => {
		const session = own.simulator.seed({
			name: 'No audio',
			files: ['video', { kind: 'galleryVideo', size: 90_000 }],
		});

		expect((await fail(session)).error).toBeUndefined();

		expect(own.services.played.openAi.heard).toMatchObject([{ type: 'video/mp4', size: 90_000 }]);
	});

	it('leaves alone what Zoom has transcribed', async () => {
		const session = own.simulator.seed({ name: 'Done', files: ['video', 'audio', 'transcript'] });

		await tellOf(own, TRANSCRIPT_COMPLETED, session, session.files);

		const execution = await executionOf(session);
		expect(execution.error).toBeUndefined();
		expect(itemsOf(execution, 'Choose the audio')).toEqual([]);
		expect(own.services.requests).toEqual([]);
	});
});
