/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Workflow } from '../host/workflow';
import { startBucket, type Bucket } from '../engine/fixtures/bucket';
import { startOwnN8n, type OwnN8n } from './setup/ownN8n';
import { deliver, sessionStarted } from './signedWebhook';
import { actionWorkflow, nodeNames, sessionById, triggerWorkflow } from './workflows';

const MIB = 1_048_576;

/** Held short, n8n's heap is collected in time; what stays is held by something. */
const HEAP = { NODE_OPTIONS: '--max-old-space-size=400' };

/** Rounds of mixed work; each is about what a busy account has in a minute. */
const ROUNDS = Number(process.env['SOAK_ROUNDS'] ?? 60);
const EVENTS = 40;

/** Growth of the process from the third fifth of the rounds to the last. */
const MEMORY_GROWTH = 64 * MIB;
const HANDLE_GROWTH = 12;
/** The most events that a trigger remembers. */
const MAX_KEYS = 2_000;

/** What a process holds at a moment. */
interface Holding {
	memory: number;
	handles: number;
}

async function holdingOf(pid: number): Promise<Holding> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	const kilobytes = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]);
	return { memory: kilobytes * 1024, handles: (await readdir(`/proc/${pid}/fd`)).length };
}

const median = (numbers: number[]) =>
	[...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

describe(`${ROUNDS} minutes’ worth of mixed work`, () => {
	let own: OwnN8n;
	let bucket: Bucket;
	let address = '';
	let trigger: Workflow;
	const workflows: Workflow[] = [];

	beforeAll(async () => {
		bucket = await startBucket();
		own = await startOwnN8n({}, HEAP, bucket.host);
		const { client, credential, simulator } = own;
		const past = simulator.seed({ name: 'Past', files: [{ kind: 'video', size: 8 * MIB }] });
		const live = simulator.startSession({ name: 'Live' });
		const file = { resource: 'file', filesFrom: 'session', sessionId: sessionById(past.id) };
		for (const parameters of [
			{ operation: 'getAll', returnAll: true },
			{ ...file, operation: 'download' },
			{ ...file, operation: 'transfer', uploadUrl: `${bucket.url}/video.mp4` },
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
		await bucket.close();
	});

	/** New events, each twice, and forged ones; gives how many were answered in which way. */
	async function sendEvents(): Promise<Record<number, number>> {
		const secret = own.simulator.keys.webhookSecretToken;
		const statuses: Record<number, number> = {};
		for (let at = 0; at < EVENTS; at += 1) {
			const event = sessionStarted(randomUUID());
			for (const signedWith of [secret, secret, 'forged']) {
				const { status } = await deliver(address, event, { secret: signedWith });
				statuses[status] = (statuses[status] ?? 0) + 1;
			}
		}
		return statuses;
	}

	it(
		'leaves memory, handles and static data as they were',
		async () => {
			const { n8n, client } = own;
			if (n8n.pid === undefined) throw new Error('n8n is not running');
			const held: Holding[] = [];
			for (let round = 0; round < ROUNDS; round += 1) {
				expect(await sendEvents()).toEqual({ 200: 2 * EVENTS, 401: EVENTS });
				const outcomes: string[] = [];
				for (const workflow of workflows) {
					outcomes.push((await client.run(workflow, nodeNames.manual)).status);
				}
				expect(outcomes).toEqual(['success', 'success', 'success', 'success', 'success', 'error']);
				await delay(500);
				held.push(await holdingOf(n8n.pid));
			}
			const part = (from: number, to: number) =>
				held.slice(Math.floor(from * ROUNDS), Math.ceil(to * ROUNDS));
			const [early, late] = [part(0.4, 0.6), part(0.8, 1)];
			const grown = (what: keyof Holding) =>
				median(late.map((each) => each[what])) - median(early.map((each) => each[what]));
			process.stderr.write(
				`Memory grew by ${Math.round(grown('memory') / MIB)} MiB, handles by ${grown('handles')}\n`,
			);
			expect(grown('memory')).toBeLessThan(MEMORY_GROWTH);
			expect(grown('handles')).toBeLessThan(HANDLE_GROWTH);
			expect(await client.allExecutions(trigger.id)).toHaveLength(ROUNDS * EVENTS);
			const keys = JSON.stringify(await client.staticData(trigger.id)).match(/":\d+/g) ?? [];
			expect(keys).toHaveLength(Math.min(ROUNDS * EVENTS, MAX_KEYS));
		},
		ROUNDS * 60_000,
	);
});
