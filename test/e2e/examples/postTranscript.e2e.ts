import { itemsOf } from '../../../tools/n8n/client/execution';
import type { Workflow } from '../../../tools/n8n/client/workflow';
import { triggerOf } from '../../../tools/n8n/start/examples';
import type { StoredSession } from '../../../tools/zoom-simulator';
import { summary, transcript } from '../../../tools/zoom-simulator/files/texts';
import { openEnvironment, type Environment } from '../setup/environment';
import { goLive, importExample, tellOf } from './exampleWorkflow';
import { type JsonService, startJsonService } from './jsonService';

const SUMMARY_COMPLETED = 'session.recording_summary_completed';
const TRANSCRIPT_FAILED = 'session.recording_transcript_failed';
/** Slack shows no preview of a link that a participant has said or is called. */
const quiet = { unfurl_links: false, unfurl_media: false };
const speakers = ['Ada Lovelace', 'Grace Hopper', 'Alan Turing'];

/** Replaced at the edge: Slack, by the address of its incoming webhook in the HTTP Request node. */
describe('the example that posts transcript and summary, whole, in a real n8n', () => {
	let environment: Environment;
	let slack: JsonService;
	let workflow: Workflow;
	let slackStatus = 200;

	beforeAll(async () => {
		environment = await openEnvironment();
		slack = await startJsonService(() => ({
			status: slackStatus,
			body: slackStatus === 200 ? 'ok' : 'no_service',
		}));
		workflow = await importExample(
			environment,
			'post-transcript-and-summary.json',
			environment.credential,
			{ addresses: { 'Post to Slack': slack.url } },
		);
		await goLive(environment, workflow);
	});
	beforeEach(() => {
		slackStatus = 200;
		slack.received.length = 0;
	});
	afterAll(async () => {
		await environment.client.deactivate(workflow.id);
		await Promise.all([environment.close(), slack.close()]);
	});

	const tell = async (event: string, session: StoredSession) =>
		await tellOf(environment, event, session, session.files);
	const executionOf = async ({ id }: StoredSession) =>
		await environment.client.waitForExecution(workflow.id, (execution) =>
			itemsOf(execution, triggerOf(workflow).name).some(({ session_id }) => session_id === id),
		);
	/** What the transcript of the simulator reads like; WebVTT and Slack escape the same characters. */
	const spoken = transcript(speakers)
		.split('\n\n')
		.slice(1)
		.map((cue) => cue.trim().split('\n').at(-1))
		.join('\n');
	const summed: unknown = JSON.parse(summary(speakers));
	const startOf = ({ startedAt = 0 }: StoredSession) =>
		new Intl.DateTimeFormat('en-GB', {
			...{ day: 'numeric', month: 'short', year: 'numeric' },
			...{ hour: '2-digit', minute: '2-digit', timeZone: 'UTC' },
		})
			.format(startedAt)
			.replace(',', '');

	it('posts both once both are there, and not before', async () => {
		const session = environment.simulator.seed({ name: 'Review', files: ['video', 'transcript'] });
		const answers = await tell('session.recording_transcript_completed', session);
		expect(answers.join()).toContain('set_incomplete');
		const [late] = environment.simulator.seed({ name: 'Other', files: ['summary'] }).files;
		if (late === undefined) throw new Error('No summary');
		environment.simulator.store.addFiles(session, [late]);

		await tell(SUMMARY_COMPLETED, session);

		expect((await executionOf(session)).error).toBeUndefined();
		expect(slack.received).toEqual([
			{
				...quiet,
				text: [
					`*Review*, ${startOf(session)} UTC`,
					Reflect.get(Object(summed), 'summary'),
					'*Who spoke:* Ada Lovelace 1 min, Grace Hopper 1 min, Alan Turing 1 min',
					`*Transcript:*\n${spoken}`,
				].join('\n\n'),
			},
		]);
	});

	it('posts one message of a recording in parts, and cuts a long transcript between words', async () => {
		const words = Array.from({ length: 300 }, (_, at) => `word${at}`).join(' ');
		const text = `WEBVTT\n\n1\n00:00:00.000 --> 00:09:59.000\nAda Lovelace: ${words}\n`;
		const session = environment.simulator.seed({
			name: 'Parts',
			files: [{ kind: 'transcript', text }, 'transcript', 'summary', 'summary'],
		});

		await tell(SUMMARY_COMPLETED, session);

		expect((await executionOf(session)).error).toBeUndefined();
		expect(slack.received).toHaveLength(1);
		const posted = String(Reflect.get(Object(slack.received[0]), 'text'));
		expect(posted.match(/checked the release/g)).toHaveLength(2);
		expect(posted).toContain('*Who spoke:* Ada Lovelace 10 min; Ada Lovelace 1 min, Grace');
		const [, shown = ''] = posted.split('*Transcript:*\n');
		expect(shown).toMatch(/^Ada Lovelace: word0 word1 .* word\d+ …$/);
		expect(`Ada Lovelace: ${words}`).toContain(`${shown.slice(0, -2)} `);
		expect(shown.length).toBeGreaterThan(950);
		expect(shown.length).toBeLessThanOrEqual(1002);
	});

	it('has nobody notified by what a participant is called', async () => {
		const text = 'WEBVTT\n\n1\n00:00:00.000 --> 00:00:09.000\n&lt;!channel&gt;: Hello & bye\n';
		const session = environment.simulator.seed({
			name: '<!here>',
			files: [{ kind: 'transcript', text }, 'summary'],
		});

		await tell(SUMMARY_COMPLETED, session);

		expect((await executionOf(session)).error).toBeUndefined();
		const posted = String(Reflect.get(Object(slack.received[0]), 'text'));
		expect(posted).toContain('&lt;!here&gt;');
		expect(posted).toContain('&lt;!channel&gt;: Hello &amp; bye');
		expect(posted).not.toContain('<');
	});

	it('says so when Zoom could not make a transcript', async () => {
		const session = environment.simulator.seed({ name: 'Silence', files: ['video'] });

		environment.simulator.lifecycle.tell({ event: TRANSCRIPT_FAILED, session });

		const execution = await executionOf(session);
		expect(execution.error).toBeUndefined();
		expect(itemsOf(execution, 'Get the transcript')).toEqual([]);
		expect(slack.received).toEqual([
			{
				...quiet,
				text: `*Silence*, ${startOf(session)} UTC: Zoom could not make a transcript, so there is no summary either.`,
			},
		]);
	});

	it('fails where Slack refuses the message, after a second try', async () => {
		slackStatus = 404;
		const session = environment.simulator.seed({
			name: 'Refused',
			files: ['transcript', 'summary'],
		});

		await tell(SUMMARY_COMPLETED, session);

		const execution = await executionOf(session);
		expect(execution).toMatchObject({ status: 'error' });
		expect(execution.error?.message).toMatch(/resource.*not be found|404/i);
		expect(slack.received.length).toBeGreaterThan(1);
	});
});
