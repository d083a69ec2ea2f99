import { slack } from '../../../tools/service-stand-ins/slack';
import type { Workflow } from '../../../tools/n8n/client/workflow';
import { until } from '../../../tools/n8n/until';
import { type N8nWithServices, startN8nWithServices } from '../setup/n8nWithServices';
import { importExample } from './exampleWorkflow';

const EXAMPLE = 'poll-trigger-starter.json';
const TRIGGER = 'When a recording is new';
const MINUTES = 42;

describe('the example that polls, whole, in a real n8n', () => {
	let own: N8nWithServices<{ slack: typeof slack }>;
	let workflow: Workflow;

	/** @param more what the user enters besides the credentials */
	const importIt = async (more: Record<string, unknown> = {}) =>
		await importExample(own, EXAMPLE, own.credential, {
			credentials: { 'Post to Slack': await own.store(own.services.played.slack.credential) },
			parameters: { [TRIGGER]: more },
		});
	const posted = () => own.services.played.slack.messages.map(({ text }) => text);

	beforeAll(async () => {
		own = await startN8nWithServices({ slack });
	});
	afterEach(() => own.services.reset());
	afterAll(async () => await own.close());

	it('posts the newest recording when it is run by hand', async () => {
		workflow = await importIt();
		own.simulator.seed({
			...{ name: '<!channel> & co', minutes: MINUTES, startedAt: new Date(Date.now() - 7_200_000) },
			files: ['video', { kind: 'audio', size: 1_250_000 }, 'timeline'],
		});

		const { error } = await own.client.run(workflow, TRIGGER);

		expect(error).toBeUndefined();
		const [message = '', ...others] = posted();
		expect(others).toEqual([]);
		expect(message).toMatch(/^\*&lt;!channel&gt; &amp; co\*, \d+ \w{3} \d{4} \d\d:\d\d UTC, was/);
		expect(message).toContain('\n• audio_only, 0:42:00, 1.3 MB');
		expect(own.services.played.slack.messages).toMatchObject([
			{ channel: 'C0RECORDINGS', sent: { unfurl_links: false, unfurl_media: false } },
		]);
	});

	it('posts each new recording once, and no older one', async () => {
		workflow = await importIt({ pollTimes: { item: [{ mode: 'everyMinute' }] } });
		await own.client.activate(workflow.id);
		const names = ['First', 'Second'];
		for (const name of names) {
			own.simulator.seed({ name });
			await until(
				'the recording to be posted',
				() => (posted().some((text) => text.includes(name)) ? true : undefined),
				{ limit: 120_000 },
			);
		}

		await own.client.deactivate(workflow.id);

		expect(posted().map((text) => text.replace(/^\*(.*?)\*[^]*$/, '$1'))).toEqual(names);
	}, 400_000);
});
