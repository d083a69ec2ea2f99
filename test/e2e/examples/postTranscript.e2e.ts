import { itemsOf } from '../../../tools/n8n/client/execution';
import type { Workflow } from '../../../tools/n8n/client/workflow';
import { triggerOf } from '../../../tools/n8n/start/examples';
import type { StoredSession } from '../../../tools/zoom-simulator';
import { summary, transcript } from '../../../tools/zoom-simulator/files/texts';
import { gmail } from '../../../tools/service-stand-ins/gmail';
import { slack } from '../../../tools/service-stand-ins/slack';
import { type N8nWithServices, startN8nWithServices } from '../setup/n8nWithServices';
import { goLive, importExample, tellOf } from './exampleWorkflow';

const SUMMARY_COMPLETED = 'session.recording_summary_completed';
const TRANSCRIPT_FAILED = 'session.recording_transcript_failed';
const makers = { gmail, slack };
const speakers = ['Ada Lovelace', 'Grace Hopper', 'Alan Turing'];

/** Slack and Gmail are stand-ins under their real names; n8n's nodes are its own. */
describe('the examples with transcript and summary, whole, in a real n8n', () => {
	let own: N8nWithServices<typeof makers>;
	let workflow: Workflow;

	beforeAll(async () => {
		own = await startN8nWithServices(makers);
	});
	afterEach(() => own.services.reset());
	afterAll(async () => await own.close());

	const tell = async (event: string, session: StoredSession) =>
		await tellOf(own, event, session, session.files);
	const executionOf = async ({ id }: StoredSession) =>
		await own.client.waitForExecution(workflow.id, (execution) =>
			itemsOf(execution, triggerOf(workflow).name).some(({ session_id }) => session_id === id),
		);
	/** What the transcript of the simulator reads like; WebVTT and Slack escape the same characters. */
	const spoken = transcript(speakers)
		.split('\n\n')
		.slice(1)
		.map((cue) => cue.trim().split('\n').at(-1))
		.join('\n');
	const spokenPlainly = spoken.replaceAll('&lt;', '<').replaceAll('&amp;', '&');
	const summed: unknown = JSON.parse(summary(speakers));
	const startOf = ({ startedAt = 0 }: StoredSession) =>
		new Intl.DateTimeFormat('en-GB', {
			...{ day: 'numeric', month: 'short', year: 'numeric' },
			...{ hour: '2-digit', minute: '2-digit', timeZone: 'UTC' },
		})
			.format(startedAt)
			.replace(',', '');

	describe('to Slack', () => {
		beforeAll(async () => {
			const credential = await own.store(own.services.played.slack.credential);
			workflow = await importExample(own, 'post-transcript-and-summary.json', own.credential, {
				credentials: { 'Post to Slack': credential },
			});
			await goLive(own, workflow);
		});
		afterAll(async () => await own.client.deactivate(workflow.id));

		/** Slack shows no preview of a link that a participant has said or is called. */
		const message = (text: string) => ({
			...{ channel: 'C0RECORDINGS', text },
			sent: expect.objectContaining({ unfurl_links: false, unfurl_media: false }),
		});
		const messages = () => own.services.played.slack.messages;

		it('posts both only when both are there', async () => {
			const session = own.simulator.seed({ name: 'Review', files: ['video', 'transcript'] });
			const answers = await tell('session.recording_transcript_completed', session);
			expect(answers.join()).toContain('set_incomplete');
			const [late] = own.simulator.seed({ name: 'Other', files: ['summary'] }).files;
			if (late === undefined) throw new Error('No summary');
			own.simulator.store.addFiles(session, [late]);

			await tell(SUMMARY_COMPLETED, session);

			expect((await executionOf(session)).error).toBeUndefined();
			const text = [
				`*Review*, ${startOf(session)} UTC`,
				Reflect.get(Object(summed), 'summary'),
				'*Who spoke:* Ada Lovelace 1 min, Grace Hopper 1 min, Alan Turing 1 min',
				`*Transcript:*\n${spoken}`,
			].join('\n\n');
			expect(messages()).toEqual([message(text)]);
		});

		it('posts one message of a recording in parts, and cuts a long transcript between words', async () => {
			const words = Array.from({ length: 300 }, (_, at) => `word${at}`).join(' ');
			const text = `WEBVTT\n\n1\n00:00:00.000 --> 00:09:59.000\nAda Lovelace: ${words}\n`;
			const session = own.simulator.seed({
				name: 'Parts',
				files: [{ kind: 'transcript', text }, 'transcript', 'summary', 'summary'],
			});

			await tell(SUMMARY_COMPLETED, session);

			expect((await executionOf(session)).error).toBeUndefined();
			expect(messages()).toHaveLength(1);
			const posted = messages()[0]?.text ?? '';
			expect(posted.match(/checked the release/g)).toHaveLength(2);
			expect(posted).toContain('*Who spoke:* Ada Lovelace 10 min; Ada Lovelace 1 min, Grace');
			const [, shown = ''] = posted.split('*Transcript:*\n');
			expect(shown).toMatch(/^Ada Lovelace: word0 word1 .* word\d+ …$/);
			expect(`Ada Lovelace: ${words}`).toContain(`${shown.slice(0, -2)} `);
			expect(shown.length).toBeGreaterThan(950);
			expect(shown.length).toBeLessThanOrEqual(1002);
		});

		it("notifies nobody because of a participant's name", async () => {
			const text = 'WEBVTT\n\n1\n00:00:00.000 --> 00:00:09.000\n&lt;!channel&gt;: Hello & bye\n';
			const session = own.simulator.seed({
				name: '<!here>',
				files: [{ kind: 'transcript', text }, 'summary'],
			});

			await tell(SUMMARY_COMPLETED, session);

			expect((await executionOf(session)).error).toBeUndefined();
			const posted = messages()[0]?.text ?? '';
			expect(posted).toContain('&lt;!here&gt;');
			expect(posted).toContain('&lt;!channel&gt;: Hello &amp; bye');
			expect(posted).not.toContain('<');
		});

		it('says so when Zoom could not make a transcript', async () => {
			const session = own.simulator.seed({ name: 'Silence', files: ['video'] });

			own.simulator.lifecycle.tell({ event: TRANSCRIPT_FAILED, session });

			const execution = await executionOf(session);
			expect(execution.error).toBeUndefined();
			expect(itemsOf(execution, 'Get the transcript')).toEqual([]);
			expect(messages()).toEqual([
				message(
					`*Silence*, ${startOf(session)} UTC: Zoom could not make a transcript, so there is no summary either.`,
				),
			]);
		});

		it('fails where Slack refuses the message, after a second try', async () => {
			own.services.played.slack.joined.clear();
			const session = own.simulator.seed({
				name: 'Refused',
				files: ['transcript', 'summary'],
			});

			await tell(SUMMARY_COMPLETED, session);

			const execution = await executionOf(session);
			expect(execution).toMatchObject({ status: 'error' });
			expect(execution.error?.message).toMatch(/not_in_channel/);
			expect(messages()).toEqual([]);
			expect(own.services.requests.map(({ path }) => path)).toEqual(
				Array.from({ length: own.services.requests.length }, () => '/api/chat.postMessage'),
			);
			expect(own.services.requests.length).toBeGreaterThan(1);
		});
	});

	describe('to Gmail', () => {
		beforeAll(async () => {
			const credential = await own.store(own.services.played.gmail.credential);
			workflow = await importExample(own, 'draft-mail-with-summary.json', own.credential, {
				credentials: { 'Write a draft': credential },
			});
			await goLive(own, workflow);
		});
		afterAll(async () => await own.client.deactivate(workflow.id));

		it('is one draft in plain text, to nobody yet', async () => {
			const session = own.simulator.seed({
				name: 'Größe <b> & more',
				files: ['transcript', 'summary', 'transcript'],
			});

			await tell(SUMMARY_COMPLETED, session);

			expect((await executionOf(session)).error).toBeUndefined();
			const { drafts, sent } = own.services.played.gmail;
			expect(sent).toEqual([]);
			expect(drafts).toHaveLength(1);
			const [draft] = drafts;
			expect(draft?.subject).toBe(`Größe <b> & more, ${startOf(session)} UTC`);
			expect([draft?.to ?? [], draft?.html, draft?.attachments]).toEqual([[], undefined, []]);
			const talk = 'Ada Lovelace 1 min, Grace Hopper 1 min, Alan Turing 1 min';
			expect(draft?.text?.trim()).toBe(
				[
					Reflect.get(Object(summed), 'summary'),
					`Who spoke: ${talk}; ${talk}`,
					`Transcript:\n${spokenPlainly}\n${spokenPlainly}`,
				].join('\n\n'),
			);
		});
	});
});
