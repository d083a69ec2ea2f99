import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import type { Workflow } from '../../../tools/n8n/client/workflow';
import { startBucket, type Bucket } from '../../engine/fixtures/bucket';
import { startOwnN8n, type OwnN8n } from '../setup/ownN8n';
import { usageProbe, type ProcessUsage, type UsageProbe } from '../setup/processUsage';
import { actionWorkflow, nodeNames, sessionById, triggerWorkflow } from '../workflows';
import { deliver, sessionStarted } from './signedWebhook';

const MIB = 1_048_576;

/** What leaks faster than the limits below allow ends n8n before the last round. */
const NODE_OPTIONS = '--max-old-space-size=400';

/** Rounds of mixed work; each is about what a busy account has in a minute. */
const ROUNDS = Number(process.env['SOAK_ROUNDS'] ?? 60);
const EVENTS = 40;
/** As many as a trigger remembers: sent first, so that all that comes later has to push one out. */
const MEMORY_OF_EVENTS = 2_000;
const AT_ONCE = 20;

type Measure = keyof ProcessUsage;
const MEASURES: readonly Measure[] = ['heapUsed', 'external', 'rss', 'handles', 'resources'];

/** The most that may be held more in the last fifth of the rounds than in the third. */
const GROWTH: Readonly<Record<Measure, number>> = {
	heapUsed: 4 * MIB,
	external: 8 * MIB,
	rss: 64 * MIB,
	handles: 12,
	resources: 12,
};

const median = (numbers: number[]) =>
	[...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

describe(`${ROUNDS} minutes' worth of mixed work`, () => {
	let own: OwnN8n;
	let bucket: Bucket;
	let probe: UsageProbe;
	let address = '';
	let trigger: Workflow;
	const workflows: Workflow[] = [];

	beforeAll(async () => {
		[bucket, probe] = await Promise.all([startBucket(), usageProbe(NODE_OPTIONS)]);
		own = await startOwnN8n({}, probe.environment, bucket.host);
		const { client, credential, simulator } = own;
		const past = simulator.seed({ name: 'Past', files: [{ kind: 'video', size: 8 * MIB }] });
		const live = simulator.startSession({ name: 'Live' });
		const file = { resource: 'file', filesFrom: 'session', sessionId: sessionById(past.id) };
		for (const parameters of [
			{ operation: 'getAll', returnAll: true },
			{ ...file, operation: 'download' },
			{ ...file, operation: 'upload', uploadUrl: `${bucket.url}/video.mp4` },
			{ operation: 'start', sessionId: sessionById(live.id) },
			{ operation: 'stop', sessionId: sessionById(live.id) },
			{ operation: 'get', sessionId: sessionById('unknown==') },
		]) {
			workflows.push(await client.saveWorkflow(actionWorkflow(parameters, credential)));
		}
		trigger = await client.saveWorkflow(triggerWorkflow(['session.started'], credential));
		await client.activate(trigger.id);
		address = await client.webhookAddress(trigger, nodeNames.trigger);
	});
	afterAll(async () => {
		await own.close();
		await Promise.all([bucket.close(), probe.close()]);
	});

	const signed = async (event: object, secret = own.simulator.keys.webhookSecretToken) =>
		(await deliver(address, event, { secret })).status;

	async function fillMemory(): Promise<void> {
		for (let sent = 0; sent < MEMORY_OF_EVENTS; sent += AT_ONCE) {
			const events = Array.from({ length: AT_ONCE }, () => sessionStarted(randomUUID()));
			const statuses = await Promise.all(events.map(async (event) => await signed(event)));
			expect(statuses).toEqual(events.map(() => 200));
		}
	}

	/** New events, each twice, and forged ones; gives how many were answered in which way. */
	async function sendEvents(): Promise<Record<number, number>> {
		const statuses: Record<number, number> = {};
		for (let at = 0; at < EVENTS; at += 1) {
			const event = sessionStarted(randomUUID());
			for (const secret of [undefined, undefined, 'forged']) {
				const status = await signed(event, secret);
				statuses[status] = (statuses[status] ?? 0) + 1;
			}
		}
		return statuses;
	}

	/** Characters of what the trigger remembers, in whatever form. */
	async function staticLength(): Promise<number> {
		return JSON.stringify(await own.client.staticData(trigger.id)).length;
	}

	async function oneRound(): Promise<ProcessUsage> {
		const { n8n, client } = own;
		expect(await sendEvents()).toEqual({ 200: 2 * EVENTS, 401: EVENTS });
		const outcomes: string[] = [];
		for (const workflow of workflows) {
			outcomes.push((await client.run(workflow, nodeNames.manual)).status);
		}
		expect(outcomes).toEqual(['success', 'success', 'success', 'success', 'success', 'error']);
		await delay(500);
		if (n8n.pid === undefined) throw new Error('n8n is not running');
		return await probe.ask(n8n.pid);
	}

	it(
		'leaves memory, handles and static data as they were',
		async () => {
			await fillMemory();
			const remembered = await staticLength();
			expect(remembered).toBeGreaterThan(MEMORY_OF_EVENTS);
			const held: ProcessUsage[] = [];
			const lengths: number[] = [];
			for (let round = 1; round <= ROUNDS; round += 1) {
				const usage = await oneRound();
				held.push(usage);
				lengths.push(await staticLength());
				process.stderr.write(`Round ${round}: ${JSON.stringify(usage)}, ${lengths.at(-1)}\n`);
			}
			const middle = (what: Measure, from: number, to: number) =>
				median(
					held.slice(Math.floor(from * ROUNDS), Math.ceil(to * ROUNDS)).map((each) => each[what]),
				);
			const grown = MEASURES.map((what) => {
				return { what, by: middle(what, 0.8, 1) - middle(what, 0.4, 0.6) };
			});
			process.stderr.write(`Grown: ${JSON.stringify(grown)}\n`);
			expect(grown.filter(({ what, by }) => by > GROWTH[what])).toEqual([]);
			// As many events; when each was seen takes more room the longer it took.
			expect(Math.max(...lengths)).toBeLessThan(1.1 * remembered);
			const executions = await own.client.allExecutions(trigger.id);
			expect(executions).toHaveLength(MEMORY_OF_EVENTS + ROUNDS * EVENTS);
		},
		(ROUNDS + 10) * 60_000,
	);
});
