import { setTimeout as delay } from 'node:timers/promises';

import { z } from 'zod';

import { itemsOf, type Execution } from '../../../tools/n8n/client/execution';
import type { Workflow } from '../../../tools/n8n/client/workflow';
import { triggerOf } from '../../../tools/n8n/start/examples';
import { until } from '../../../tools/n8n/until';
import type { StoredSession } from '../../../tools/zoom-simulator';
import { makeFile } from '../../../tools/zoom-simulator/files/makeFile';
import { type OwnN8n, startOwnN8n } from '../setup/ownN8n';
import { deliver } from '../triggers/signedWebhook';
import { goLive, importExample } from './exampleWorkflow';
import { type JsonService, type Reply, startJsonService } from './jsonService';

const EXAMPLE = 'reconcile-missed-webhooks.json';
const COMPLETED = 'session.recording_completed';

/** What the sticky note says to create first. */
const TABLE = { name: 'zoom files done', column: 'dedupe_key' };

const keyOf = (body: unknown) => z.object({ key: z.string() }).parse(body).key;

/** Zoom documents the status `completed` only; others are known from Zoom Meetings. */
function completed(session_id: string, status: string): object {
	const start_time = new Date().toISOString();
	const file = { id: 'video', file_type: 'MP4', recording_start: start_time, status };
	const session = { session_id, session_name: 'In process', start_time, recording_files: [file] };
	return { event: COMPLETED, event_ts: Date.now(), payload: { object: session } };
}

describe('the reconciling workflow in a real n8n', () => {
	let own: OwnN8n;
	let workflow: Workflow;
	/** The user's own storage, which each file is sent to. */
	let storage: JsonService;
	let reply: (key: string) => Reply | Promise<Reply>;
	const stored = (id: string) =>
		storage.received.map(keyOf).filter((key) => key.startsWith(`${id}:`));

	beforeAll(async () => {
		own = await startOwnN8n({});
		storage = await startJsonService(async (body) => await reply(keyOf(body)));
		const table = await own.client.createDataTable(TABLE.name, [TABLE.column]);
		workflow = await importExample(own, EXAMPLE, own.credential, tableOf(table));
		await goLive(own, workflow);
	}, 300_000);
	beforeEach(() => {
		reply = () => ({ body: {} });
	});
	afterAll(async () => {
		await storage?.close();
		await own?.close();
	}, 120_000);

	/** By hand in n8n 1, which finds no table by its name. */
	function tableOf(id: string) {
		if (!own.install.n8nVersion.startsWith('1.')) return {};
		const dataTableId = { __rl: true, mode: 'id', value: id };
		return {
			parameters: {
				'Only files not done yet': { dataTableId },
				'Note that it is done': { dataTableId },
			},
		};
	}

	/** Zoom tells of all files of a session, and so many deliveries are answered. */
	async function tell(session: StoredSession, copies = 1): Promise<void> {
		const { lifecycle, webhooks } = own.simulator;
		const before = webhooks.log.list().length;
		lifecycle.tell({ event: COMPLETED, session, files: session.files });
		await until('the deliveries to be answered', () => {
			const sent = webhooks.log.list().slice(before);
			const isDone = sent.length === copies && sent.every(({ state }) => state === 'delivered');
			return isDone ? true : undefined;
		});
	}

	async function executions(): Promise<Execution[]> {
		const summaries = await own.client.executions(workflow.id);
		return await Promise.all(summaries.map(async ({ id }) => await own.client.execution(id)));
	}

	/** What reached the user's nodes so far, as the keys of the files. */
	async function keysPutOut(): Promise<string[]> {
		return (await executions())
			.flatMap((execution) => itemsOf(execution, 'Your nodes go here'))
			.map(({ dedupe_key }) => String(dedupe_key));
	}

	it('returns each file once, although webhooks get lost and are repeated', async () => {
		const { simulator } = own;
		const seed = (name: string) =>
			simulator.seed({ name, files: ['video', 'timeline', { kind: 'captions', id: null }] });
		const [told, twins, dropped] = [seed('told'), seed('twins'), seed('dropped')];
		await tell(told);
		await tell(told);
		simulator.settings.set({ twins: true });
		await tell(twins, 2);
		simulator.settings.reset();
		await until('the webhooks to be worked off', async () =>
			(await keysPutOut()).length >= 6 ? true : undefined,
		);
		// No webhook arrives for a transcript, nor for a whole session: they are just listed.
		const start = told.startedAt ?? 0;
		const transcript = makeFile({ kind: 'transcript' }, told, { start, end: start + 60_000 });
		simulator.store.addFiles(told, [transcript]);

		await own.client.run(workflow, 'Every six hours');
		await own.client.run(workflow, 'Every six hours');

		const keys = await keysPutOut();
		expect(keys).toHaveLength(3 + 3 + 3 + 1);
		expect(new Set(keys).size).toBe(keys.length);
		expect(keys).toContain(`${told.id}:recording_files:${transcript.id}`);
		expect(keys.filter((key) => key.startsWith(dropped.id))).toHaveLength(3);
		expect((await executions()).flatMap(({ error }) => error?.message ?? [])).toEqual([]);
	}, 120_000);

	it('leaves a file to later that Zoom is still processing', async () => {
		const { keys } = own.simulator;
		const sessionId = 'in-process';
		const address = await own.client.webhookAddress(workflow, triggerOf(workflow).name);
		const tellStatus = async (status: string) => {
			const { status: answer } = await deliver(address, completed(sessionId, status), {
				secret: keys.webhookSecretToken,
			});
			expect(answer).toBe(200);
			return await own.client.waitForExecution(workflow.id, (execution) =>
				itemsOf(execution, 'When files are ready').some(
					(item) => item['session_id'] === sessionId && item['status'] === status,
				),
			);
		};
		for (const [status, count] of [
			['processing', 0],
			['completed', 1],
		] as const) {
			const execution = await tellStatus(status);
			expect(itemsOf(execution, 'Your nodes go here')).toHaveLength(count);
		}
	}, 60_000);

	describe('with a storage of the user', () => {
		beforeAll(async () => {
			const nodes = workflow.nodes.map((node) =>
				node.name === 'Your nodes go here'
					? {
							...{ ...node, type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2 },
							parameters: {
								...{ method: 'POST', url: storage.url, sendBody: true, specifyBody: 'json' },
								jsonBody: '={{ JSON.stringify({ key: $json.dedupe_key }) }}',
							},
						}
					: node,
			);
			workflow = await own.client.saveWorkflow({ ...workflow, nodes });
			await own.client.activate(workflow.id);
		}, 60_000);

		it('gives a file that failed again, holds up no other for it, and says so', async () => {
			const session = own.simulator.seed({
				name: 'failing',
				files: ['video', 'audio', 'timeline'],
			});
			const [first] = session.files;
			const isFirst = (key: string) => key.endsWith(`:${first?.id}`);
			reply = (key) => ({ status: isFirst(key) ? 403 : 200, body: {} });
			await tell(session);
			const failed = await own.client.waitForExecution(workflow.id, ({ error }) => Boolean(error));

			expect(failed.error?.message).toMatch(/^1 of the files failed, the first with: 403 /);
			expect(stored(session.id)).toHaveLength(3);

			reply = () => ({ body: {} });
			await own.client.run(workflow, 'Every six hours');
			await own.client.run(workflow, 'Every six hours');

			expect(stored(session.id)).toHaveLength(4);
			expect(stored(session.id).filter(isFirst)).toHaveLength(2);
		}, 120_000);

		it.each(['the scheduled run', 'a retry'])(
			'gives a file again by %s if n8n was killed while it was worked on',
			async (way) => {
				const session = own.simulator.seed({ name: `killed before ${way}`, files: ['video'] });
				reply = async () => await delay(600_000, { body: {} }, { ref: false });
				await tell(session);
				await until('the file to be on its way', () => stored(session.id)[0]);
				await own.n8n.kill();
				reply = () => ({ body: {} });
				await own.n8n.start();
				await own.signIn();
				if (way === 'a retry') {
					const crashed = await until('the execution to be marked', async () =>
						(await own.client.executions(workflow.id)).find(({ status }) => status === 'crashed'),
					);
					expect(await own.client.retry(crashed.id)).toBe('success');
					expect(stored(session.id)).toHaveLength(2);
				}
				await own.client.run(workflow, 'Every six hours');
				await own.client.run(workflow, 'Every six hours');

				expect(stored(session.id)).toHaveLength(2);
			},
			120_000,
		);
	});
});
