import { join } from 'node:path';

import { slack } from '../../../tools/service-stand-ins/slack';
import { readWorkflow, useCredential, type Workflow } from '../../../tools/n8n/client/workflow';
import { repository } from '../../../tools/n8n/install/packageTarball';
import { until } from '../../../tools/n8n/until';
import { type N8nWithServices, startN8nWithServices } from '../setup/n8nWithServices';
import { pollWorkflow } from '../workflows';
import { goLive, importExample } from './exampleWorkflow';

describe('the example that reports failures, whole, in a real n8n', () => {
	let own: N8nWithServices<{ slack: typeof slack }>;
	let alert: Workflow;

	beforeAll(async () => {
		own = await startN8nWithServices({ slack });
		alert = await importExample(own, 'alert-when-something-fails.json', own.credential, {
			credentials: { 'Post to Slack': await own.store(own.services.played.slack.credential) },
		});
		await own.client.activate(alert.id);
	});
	afterEach(() => own.services.reset());
	afterAll(async () => await own.close());

	const firstMessage = async () =>
		await until('a message in Slack', () => own.services.played.slack.messages[0], {
			limit: 120_000,
		});

	it('posts where and why a run failed, and the address of its execution', async () => {
		const file = join(repository, 'examples', 'record-session-from-start.json');
		const watched = useCredential(await readWorkflow(file), own.credential);
		const workflow = await own.client.saveWorkflow({
			...watched,
			...{ name: 'Record <!channel>', settings: { ...watched.settings, errorWorkflow: alert.id } },
		});
		await goLive(own, workflow);
		own.simulator.settings.set({ cloudRecording: 'notAvailable' });

		own.simulator.startSession({ name: 'Refused' });

		const { channel, text, sent } = await firstMessage();
		expect({ channel, sent }).toMatchObject({
			...{ channel: 'C0RECORDINGS', sent: { unfurl_links: false, unfurl_media: false } },
		});
		const [{ id = '' } = {}] = await own.client.executions(workflow.id);
		const { error } = await own.client.execution(id);
		expect(error?.description).toBeTruthy();
		expect(text.split('\n')).toEqual([
			`*Record &lt;!channel&gt;* failed at *Start the recording*: ${error?.message}`,
			error?.description,
			`${own.client.url}/workflow/${workflow.id}/executions/${id}`,
		]);
		await own.client.deactivate(workflow.id);
		own.simulator.settings.reset();
	});

	it('posts that a trigger failed, which has no execution', async () => {
		const workflow = await own.client.saveWorkflow({
			...pollWorkflow(own.credential),
			settings: { errorWorkflow: alert.id },
		});
		await own.client.activate(workflow.id);

		own.simulator.faults.add({
			...{ on: 'recordings.list', times: 0 },
			fault: { kind: 'errorBody', status: 401, code: 124, message: 'Invalid access token.' },
		});

		const { text } = await firstMessage();
		await own.client.deactivate(workflow.id);
		expect(text.split('\n')).toEqual([
			`*${workflow.name}* failed at *On recording event*: Zoom did not accept the key`,
			expect.stringMatching(/\w/),
		]);
	});
});
