import { randomBytes, randomUUID } from 'node:crypto';

import { z } from 'zod';

import type { Workflow } from '../../tools/n8n/client/workflow';
import { Child } from '../children/ask';
import { processKinds, type QueueMode } from '../fixtures/queueMode';
import type { ZoomProcess } from '../fixtures/zoomAccount';
import type { Round, Sample } from '../harness/comparison';
import { type Setting, settings } from './eventComparisons';
import type { Conditions, Findings } from './measure';
import {
	type Combination,
	combinationNames,
	combinations,
	queueComparisonId,
	TWINS,
} from './queueComparisons';

/** What the parts of the measure share. */
export interface QueueConditions extends Conditions {
	queueMode: QueueMode;
	zoom: ZoomProcess;
}

const CONNECTIONS = 16;
/** To start and to stop processes takes most of the time. */
const MOST_ROUNDS = 2;
/** What the trigger remembers at most. */
const REMEMBERED = 2_000;

const answersSchema = z.record(z.number());
const newSchema = z.object({
	answers: answersSchema,
	count: z.number(),
	perSecond: z.number(),
	p99: z.number(),
});
const repeatedSchema = z.object({ answers: answersSchema });

/** A workflow that is active in all webhook processes, and what sends to it. */
class Stand {
	readonly #load = Child.start('queueLoad.ts');

	constructor(
		private readonly queueMode: QueueMode,
		private readonly secret: string,
		private readonly workflow: Workflow,
		private readonly address: string,
	) {}

	private async ask<Schema extends z.ZodTypeAny>(question: object, schema: Schema) {
		return await this.#load.ask({ secret: this.secret, question }, schema);
	}

	/**
	 * Lets the trigger know as much as after some hours of work: it writes all that it remembers with
	 * each event.
	 */
	async fillMemory(): Promise<void> {
		const minute = Math.ceil(Date.now() / 60_000 - 1).toString(36);
		const keys = Array.from({ length: REMEMBERED }, () => randomBytes(7).toString('base64url'));
		const seen = { by: 'earlier', stored: `${minute}:${keys.join(',')}`, added: '' };
		const data = JSON.stringify({ 'node:On event': { seen } });
		await this.queueMode.database.row(
			`update workflow_entity set "staticData" = '${data}' where id = '${this.workflow.id}'`,
		);
	}

	/** @throws Error when an answer or the number of stored executions is not as it has to be */
	async try({ webhooks }: { webhooks: number }, seconds: number): Promise<Sample> {
		const { database } = this.queueMode;
		const addresses = this.queueMode.inWebhookProcesses(this.address).slice(0, webhooks);
		const last = await database.lastExecution();
		const before = await this.state();
		const fresh = { ask: 'new', addresses, connections: CONNECTIONS, seconds };
		const { answers, count, perSecond, p99 } = await this.ask(fresh, newSchema);
		const ended = await database.untilEnded(this.workflow.id, last);
		const after = await this.state();
		const { started = 0 } = answers;
		if (started !== count) throw new Error(`New events: ${JSON.stringify(answers)}`);
		if (ended.succeeded !== ended.count) {
			throw new Error(`${ended.count - ended.succeeded} of ${ended.count} executions failed`);
		}

		const soon = await this.startedAgain(addresses, false);
		// Each process stores something, so that each reads what the other has stored.
		for (const address of [...addresses, ...addresses]) {
			const question = { ask: 'each', address, sessions: [randomUUID()] };
			await this.ask(question, z.object({ started: z.literal(1) }));
		}
		const later = await this.startedAgain(addresses, true);
		const pairs = { ask: 'twins', addresses, count: TWINS };
		const twins = ((await this.ask(pairs, repeatedSchema)).answers.started ?? 0) - TWINS;
		const { count: all } = await database.untilEnded(this.workflow.id, last);
		const expected = ended.count + soon + 2 * addresses.length + later + TWINS + twins;
		if (all !== expected) throw new Error(`${expected} events started, ${all} executions`);
		return {
			rate: perSecond,
			finished: ended.count / ended.seconds,
			p99,
			lost: count - ended.count,
			soon,
			later,
			twins,
			kept: ended.bytesEach / 1000,
			...costs(before, after, count),
		};
	}

	/** Sends half of the events once more; tells how many of them started the workflow again. */
	private async startedAgain(addresses: readonly string[], others: boolean): Promise<number> {
		const again = { ask: 'again', addresses, connections: CONNECTIONS, others };
		return (await this.ask(again, repeatedSchema)).answers.started ?? 0;
	}

	private async state() {
		const processor = await this.queueMode.processorSeconds();
		return { processor, written: await this.queueMode.database.written() };
	}

	async close(): Promise<void> {
		await this.#load.stop();
	}
}

type State = Awaited<ReturnType<Stand['state']>>;

/** What happened between two moments, for each event. */
function costs(before: State, after: State, count: number): Sample {
	const sample: Sample = {
		transactions: (after.written.transactions - before.written.transactions) / count,
		log: (after.written.logBytes - before.written.logBytes) / 1000 / count,
	};
	const { processor: from } = before;
	const { processor: to } = after;
	if (from === undefined || to === undefined) return sample;
	const entries = processKinds.map((kind) => [kind, ((to[kind] - from[kind]) * 1000) / count]);
	return { ...sample, ...Object.fromEntries(entries) };
}

async function open({ queueMode, zoom }: QueueConditions): Promise<Stand> {
	const { place, client } = queueMode.main;
	const workflow = await place('events-zoom-trigger');
	await client.activate(workflow.id);
	const address = await client.webhookAddress(workflow, 'On event');
	return new Stand(queueMode, zoom.account.keys.webhookSecretToken, workflow, address);
}

/** The processes that a combination adds come last in one round and go first in the next. */
function orderOf(round: number): readonly Combination[] {
	return round % 2 === 0 ? combinationNames : [...combinationNames].reverse();
}

/** Runs all combinations under a setting of n8n. */
export async function queueEvents(
	setting: Setting,
	conditions: QueueConditions,
): Promise<Findings> {
	const { queueMode, isQuick, say } = conditions;
	const { environment } = settings[setting];
	// Both are started anew: the others run with another setting.
	for (const role of ['webhook', 'worker'] as const) await queueMode.scale(role, 0, environment);
	await queueMode.scale('webhook', 2, environment);
	await queueMode.scale('worker', 1, environment);
	const stand = await open(conditions);
	const rounds: Round[] = [];
	try {
		await stand.fillMemory();
		// The first requests are slower: code is compiled, secrets are read.
		await stand.try(combinations.webhooks, 1);
		for (let round = 0; round < Math.min(conditions.rounds, MOST_ROUNDS); round += 1) {
			const samples: Round = {};
			for (const name of orderOf(round)) {
				await queueMode.scale('worker', combinations[name].workers, environment);
				const sample = await stand.try(combinations[name], isQuick ? 1 : 4);
				samples[name] = sample;
				say(`  ${setting}, round ${round + 1}: ${name} ${summary(sample)}`);
			}
			rounds.push(samples);
		}
	} finally {
		await stand.close();
	}
	return {
		[queueComparisonId('events', setting)]: rounds,
		[queueComparisonId('cost', setting)]: rounds,
	};
}

function summary({ rate = 0, p99 = 0, finished = 0 }: Sample): string {
	return `${rate.toFixed(1)}/s, p99 ${p99.toFixed(0)} ms, ${finished.toFixed(1)} finished/s`;
}
