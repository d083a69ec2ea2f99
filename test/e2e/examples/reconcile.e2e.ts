import { join } from 'node:path';

import { itemsOf } from '../../../tools/n8n/client/execution';
import { readWorkflow, useCredential, type Workflow } from '../../../tools/n8n/client/workflow';
import { repository } from '../../../tools/n8n/install/packageTarball';
import { chosenEvents, triggerOf } from '../../../tools/n8n/start/examples';
import { until } from '../../../tools/n8n/until';
import type { StoredSession } from '../../../tools/zoom-simulator';
import { makeFile } from '../../../tools/zoom-simulator/files/makeFile';
import { openEnvironment, type Environment } from '../setup/environment';

const COMPLETED = 'session.recording_completed';
const TRANSCRIPT = 'session.recording_transcript_completed';

describe('the reconciling workflow in a real n8n', () => {
	let environment: Environment;
	let workflow: Workflow;
	let address: string;

	beforeAll(async () => {
		environment = await openEnvironment();
		const file = join(repository, 'examples', 'reconcile-missed-webhooks.json');
		const definition = useCredential(await readWorkflow(file), environment.credential);
		workflow = await environment.client.saveWorkflow(definition);
		await environment.client.activate(workflow.id);
		address = await environment.client.webhookAddress(workflow, triggerOf(workflow).name);
	});
	afterAll(async () => {
		await environment.client.deactivate(workflow.id);
		await environment.close();
	});

	/** Zoom tells of all files of a session, and so many deliveries are answered. */
	async function tell(event: string, session: StoredSession, copies: number): Promise<void> {
		const { lifecycle, webhooks } = environment.simulator;
		const before = webhooks.log.list().length;
		lifecycle.tell({ event, session, files: session.files });
		await until('the deliveries to be answered', async () => {
			const sent = webhooks.log.list().slice(before);
			const isDone = sent.length === copies && sent.every(({ state }) => state === 'delivered');
			return isDone ? true : undefined;
		});
	}

	/** What came out of the whole workflow so far, as the keys of the files. */
	async function keysPutOut(): Promise<string[]> {
		const summaries = await environment.client.executions(workflow.id);
		const executions = await Promise.all(
			summaries.map(async ({ id }) => await environment.client.execution(id)),
		);
		expect(executions.flatMap(({ error }) => error?.message ?? [])).toEqual([]);
		return executions
			.flatMap((execution) => itemsOf(execution, 'Your nodes go here'))
			.map(({ dedupe_key }) => String(dedupe_key));
	}

	it('returns each file once, although webhooks get lost and are repeated', async () => {
		const { simulator } = environment;
		const seed = (name: string) =>
			simulator.seed({ name, files: ['video', 'timeline', { kind: 'captions', id: null }] });
		const [told, twins, dropped] = [seed('told'), seed('twins'), seed('dropped')];
		const subscription = simulator.webhooks.subscribe({
			url: address,
			events: chosenEvents(workflow) ?? [],
		});
		await tell(COMPLETED, told, 1);
		await tell(COMPLETED, told, 1);
		simulator.settings.set({ twins: true });
		await tell(COMPLETED, twins, 2);
		simulator.settings.set({ twins: false });
		// From here on no webhook arrives: neither for a whole session nor for a transcript.
		simulator.webhooks.unsubscribe(subscription.id);
		const start = told.startedAt ?? 0;
		const transcript = makeFile({ kind: 'transcript' }, told, { start, end: start + 60_000 });
		simulator.store.addFiles(told, [transcript]);
		await tell(TRANSCRIPT, told, 0);
		await tell(COMPLETED, dropped, 0);
		await until('the webhooks to be worked off', async () =>
			(await keysPutOut()).length >= 6 ? true : undefined,
		);

		await environment.client.run(workflow, 'Every six hours');
		await environment.client.run(workflow, 'Every six hours');

		const keys = await keysPutOut();
		expect(keys).toHaveLength(3 + 3 + 3 + 1);
		expect(new Set(keys).size).toBe(keys.length);
		expect(keys).toContain(`${told.id}:recording_files:${transcript.id}`);
	});
});
