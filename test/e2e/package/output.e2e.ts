import { randomUUID } from 'node:crypto';

import { hasEnded, itemsOf } from '../../../tools/n8n/client/execution';
import { ActivationRefused } from '../../../tools/n8n/client/publish';
import { useCredential, type Workflow } from '../../../tools/n8n/client/workflow';
import { packageName } from '../../../tools/n8n/install/packageTarball';
import { until } from '../../../tools/n8n/until';
import type { StoredSession } from '../../../tools/zoom-simulator';
import { openEnvironment, type Environment } from '../setup/environment';

const NAME = 'Trigger';
const COMPLETED = 'session.recording_completed';
const TRANSCRIPT = 'session.recording_transcript_completed';

describe('the output of the triggers in a real n8n', () => {
	let environment: Environment;
	const active: Workflow[] = [];

	beforeAll(async () => {
		environment = await openEnvironment();
	});
	afterEach(async () => {
		for (const { id } of active.splice(0)) await environment.client.deactivate(id);
		const { webhooks } = environment.simulator;
		for (const { id } of [...webhooks.list()]) webhooks.unsubscribe(id);
		environment.simulator.reset();
	});
	afterAll(async () => await environment.close());

	async function save(type: string, parameters: Record<string, unknown>): Promise<Workflow> {
		const node = {
			id: randomUUID(),
			name: NAME,
			type: `${packageName}.${type}`,
			typeVersion: 2,
			webhookId: randomUUID(),
			position: [0, 0] as [number, number],
			parameters,
		};
		const definition = { name: `Output ${randomUUID()}`, nodes: [node], connections: {} };
		const workflow = await environment.client.saveWorkflow(
			useCredential(definition, environment.credential),
		);
		active.push(workflow);
		return workflow;
	}

	/** A published webhook trigger that is subscribed to everything. */
	async function receive(parameters: Record<string, unknown>): Promise<Workflow> {
		const workflow = await save('zoomVideoSdkRecordingTrigger', {
			events: [COMPLETED, TRANSCRIPT],
			...parameters,
		});
		await environment.client.activate(workflow.id);
		const url = await environment.client.webhookAddress(workflow, NAME);
		environment.simulator.webhooks.subscribe({ url });
		return workflow;
	}

	async function tell(event: string, session: StoredSession, copies = 1): Promise<string[]> {
		const { lifecycle, webhooks } = environment.simulator;
		const before = webhooks.log.list().length;
		lifecycle.tell({ event, session, files: session.files });
		return await until('the deliveries to be answered', async () => {
			const sent = webhooks.log.list().slice(before);
			const answers = sent.map(({ attempts: [first] }) => first?.reply);
			if (sent.length !== copies || answers.includes(undefined)) return undefined;
			return answers.map(String);
		});
	}

	/** What the executions of a workflow were started with, one list for each, the first first. */
	async function startedWith(
		{ id }: Workflow,
		count: number,
	): Promise<Array<Array<Record<string, unknown>>>> {
		const summaries = await until(`${count} executions to have ended`, async () => {
			const found = await environment.client.executions(id);
			return found.length >= count && found.every(hasEnded) ? found : undefined;
		});
		const executions = await Promise.all(
			summaries.map(async (summary) => await environment.client.execution(summary.id)),
		);
		return executions.reverse().map((execution) => itemsOf(execution, NAME));
	}

	it('File: one item per file, once for twins at the same moment', async () => {
		const workflow = await receive({ output: 'file', filters: { fileKinds: ['video', 'audio'] } });
		environment.simulator.settings.set({ twins: true });
		const files = ['video', 'audio', 'chat'] as const;
		const answers = await tell(
			COMPLETED,
			environment.simulator.seed({ name: 'x', files: [...files] }),
			2,
		);
		expect(answers.filter((answer) => answer.includes('"repeat"'))).toHaveLength(1);
		const started = await startedWith(workflow, 1);
		expect(started.map((items) => items.map(({ file_type }) => file_type))).toEqual([
			['MP4', 'M4A'],
		]);
	});

	it('Complete Set: asks Zoom, and starts when all is there', async () => {
		const requiredFiles = ['recording', 'transcript'];
		const workflow = await receive({ output: 'completeSet', requiredFiles });
		const session = environment.simulator.seed({ name: 'set' });
		expect((await tell(COMPLETED, session)).join()).toContain('set_incomplete');
		const { files } = environment.simulator.seed({ name: 'other', files: ['transcript'] });
		environment.simulator.store.addFiles(session, files);
		await tell(TRANSCRIPT, session);
		expect(await startedWith(workflow, 1)).toEqual([
			[expect.objectContaining({ session_id: session.id, missing: [] })],
		]);
	});

	it('refuses a filter that cannot be meant, with the reason', async () => {
		const filters = { sessionName: '(){100000000}', sessionNameMatch: 'pattern' };
		const workflow = await save('zoomVideoSdkRecordingTrigger', { events: [COMPLETED], filters });
		const activation = environment.client.activate(workflow.id);
		await expect(activation).rejects.toBeInstanceOf(ActivationRefused);
		await expect(activation).rejects.toThrow(/regular expressions are not supported/);
	});

	it('polls: when published, and by hand', async () => {
		environment.simulator.seed({ name: 'newest' });
		const workflow = await save('zoomVideoSdkRecordingPollTrigger', {
			pollTimes: { item: [{ mode: 'everyMinute' }] },
			output: 'file',
			options: { includeExistingRecordings: true },
		});
		await environment.client.activate(workflow.id);
		const [polled] = await startedWith(workflow, 1);
		expect(polled?.map(({ file_type }) => file_type)).toEqual(['MP4', 'M4A']);
		const byHand = itemsOf(await environment.client.run(workflow, NAME), NAME);
		expect(byHand.map(({ dedupe_key }) => dedupe_key)).toEqual(
			polled?.map(({ dedupe_key }) => dedupe_key),
		);
	});
});
