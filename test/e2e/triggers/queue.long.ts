import { randomUUID } from 'node:crypto';

import type { Workflow, WorkflowDefinition } from '../../../tools/n8n/client/workflow';
import {
	type DatabaseServer,
	queueEnvironment,
	startPostgres,
	startRedis,
} from '../../../tools/n8n/server/databaseServers';
import { type N8nHelper, startN8nHelper } from '../../../tools/n8n/server/n8nHelper';
import { triggerType } from '../../../tools/n8n/start/examples';
import { until } from '../../../tools/n8n/until';
import { type OwnN8n, startOwnN8n } from '../setup/ownN8n';
import { actionType, nodeNames } from '../workflows';
import { untilDelivered } from './eventStream';

const EVENTS = 500;
const TWINS = 50;
const LIVE = 20;

describe('queue mode: main, a webhook process and two workers', () => {
	const servers: DatabaseServer[] = [];
	const helpers: N8nHelper[] = [];
	let own: OwnN8n;
	let archive: Workflow;
	/** The address of the archive's trigger in the main process and in the webhook process. */
	let addresses: string[];

	/** From an event straight to one operation of the action node. */
	const chain = (event: string, parameters: Record<string, unknown>): WorkflowDefinition => {
		const { id, name, type } = own.credential;
		const credentials = { [type]: { id, name } };
		const node = { position: [0, 0] as [number, number], credentials };
		const options = {};
		return {
			name: `${event} ${randomUUID()}`,
			nodes: [
				{
					...{ ...node, id: randomUUID(), name: nodeNames.trigger, type: triggerType },
					...{ typeVersion: 2, parameters: { events: [event], output: 'event', options } },
					webhookId: randomUUID(),
				},
				{
					...{ ...node, id: randomUUID(), name: nodeNames.action, type: actionType },
					...{ typeVersion: 1, parameters },
				},
			],
			connections: {
				[nodeNames.trigger]: { main: [[{ node: nodeNames.action, type: 'main', index: 0 }]] },
			},
		};
	};
	const activate = async (definition: WorkflowDefinition) => {
		const workflow = await own.client.saveWorkflow(definition);
		await own.client.activate(workflow.id);
		const url = await own.client.webhookAddress(workflow, nodeNames.trigger);
		return { workflow, url };
	};
	const inWebhookProcess = (url: string) => url.replace(own.n8n.url, helpers[0]?.url ?? '');

	beforeAll(async () => {
		const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
		servers.push(postgres, redis);
		const environment = {
			...queueEnvironment(postgres, redis),
			// What n8n's documentation advises for two cores and a burst of events.
			N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
		};
		own = await startOwnN8n({ retryScale: 4 / 300 }, environment);
		helpers.push(await startN8nHelper('webhook', own, environment));
		helpers.push(await startN8nHelper('worker', own, environment));
		helpers.push(await startN8nHelper('worker', own, environment));

		const download = { resource: 'file', operation: 'download', filesFrom: 'input' };
		const archiving = await activate(chain('session.recording_completed', download));
		archive = archiving.workflow;
		addresses = [archiving.url, inWebhookProcess(archiving.url)];
	}, 400_000);
	afterAll(async () => {
		for (const helper of helpers) await helper.stop();
		await own?.close();
		for (const server of servers) await server.stop();
	}, 200_000);

	const untilEnded = async (workflow: Workflow, count: number) =>
		await until(
			`${count} executions to end`,
			async () => {
				const all = await own.client.allExecutions(workflow.id);
				return all.filter(({ status }) => status === 'success').length >= count ? all : undefined;
			},
			{ limit: 180_000, pause: 2_000 },
		);

	it(`${EVENTS} recordings are downloaded in the workers: none lost, repeats ignored`, async () => {
		const { simulator } = own;
		const { webhooks } = simulator;
		const subscriptions = addresses.map((url) => webhooks.subscribe({ url }));
		const [main, other] = subscriptions;
		if (!main || !other) throw new Error('There are no addresses');
		const ids: string[] = [];
		const files = [{ kind: 'chat' as const }];
		// Most come to one process; the last tenth are twins that reach both in the same moment.
		webhooks.unsubscribe(main.id);
		for (let at = 0; at < EVENTS; at += 1) {
			const id = `queue-${String(at).padStart(4, '0')}==`;
			const session = simulator.seed({ name: `Session ${at}`, id, files });
			const twin = at >= EVENTS - TWINS ? webhooks.subscribe({ url: main.url }) : undefined;
			simulator.lifecycle.tell({
				event: 'session.recording_completed',
				session,
				files: session.files,
			});
			if (twin) webhooks.unsubscribe(twin.id);
			ids.push(id);
			const twins = Math.max(0, at + 1 - (EVENTS - TWINS));
			if (twins > 0 || at % 10 === 9) await untilDelivered(simulator, at + 1 + twins, 120_000);
		}
		webhooks.unsubscribe(other.id);
		const deliveries = webhooks.log.list(({ sessionId }) => ids.includes(sessionId));
		expect(deliveries.filter(({ state }) => state !== 'delivered')).toEqual([]);

		// Each once more, to the process that did not get it first.
		const says: unknown[] = [];
		for (const { body, url } of deliveries.filter(({ url }) => url === other.url)) {
			const elsewhere = addresses.find((address) => address !== url) ?? '';
			const secretToken = simulator.keys.webhookSecretToken;
			const { status, reply, error } = await webhooks.post({
				url: elsewhere,
				body,
				secretToken,
				timeoutMs: 30_000,
			});
			says.push(JSON.parse(reply || '{}').reason ?? `${status ?? error} ${reply}`);
		}
		const taken = says.filter((reason) => reason !== 'repeat');

		const executions = await untilEnded(archive, EVENTS);
		const downloads = simulator.requests.list('files.download');
		const downloaded = new Set(downloads.map(({ path }) => path));
		expect(downloaded.size).toBe(EVENTS);
		expect(taken).toEqual([]);
		// The README's limit: only what two processes get in the same moment may start twice.
		expect(executions.length).toBeGreaterThanOrEqual(EVENTS);
		expect(executions.length).toBeLessThanOrEqual(EVENTS + TWINS);
		expect(executions.filter(({ status }) => status !== 'success')).toEqual([]);
	}, 500_000);

	it('recordings are started and stopped, each once', async () => {
		const { simulator } = own;
		const onItem = { __rl: true, mode: 'id', value: '={{ $json.session_id }}' };
		const control = (operation: string) => ({
			resource: 'recording',
			operation,
			sessionId: onItem,
		});
		const starting = await activate(chain('session.started', control('start')));
		const stopping = await activate(chain('session.recording_started', control('stop')));
		const events = [['session.started'], ['session.recording_started']];
		[starting, stopping].forEach(({ url }, at) =>
			simulator.webhooks.subscribe({ url: inWebhookProcess(url), events: events[at] ?? [] }),
		);
		const deliveredBefore = simulator.webhooks.log.list().length;
		const sessions = Array.from({ length: LIVE }, (_, at) =>
			simulator.seed({ name: `Live ${at}`, state: 'live' }),
		);
		for (const session of sessions) simulator.lifecycle.tell({ event: 'session.started', session });

		await untilEnded(stopping.workflow, LIVE);
		await untilDelivered(simulator, deliveredBefore + 2 * LIVE, 120_000);

		expect(await own.client.allExecutions(starting.workflow.id)).toHaveLength(LIVE);
		expect(await own.client.allExecutions(stopping.workflow.id)).toHaveLength(LIVE);
		for (const { recorder, segments } of sessions) {
			expect([recorder, segments.length]).toEqual(['idle', 1]);
		}
		expect(simulator.requests.list('sessions.events')).toHaveLength(2 * LIVE);
	}, 300_000);
});
