import { Agent, fetch } from 'undici';
import { z } from 'zod';

import { withPeakMemory } from '../fixtures/memory';
import { openSetup } from '../fixtures/setup';
import { type Account, startZoom, type ZoomProcess } from '../fixtures/zoomAccount';
import type { Comparison, Round, Sample } from '../harness/comparison';
import { inTurn } from '../harness/inTurn';
import { sessionsOf24Months } from './listedSessions';
import type { Conditions } from './measure';

export const listScale: Comparison = {
	id: 'list-100000',
	title: 'Get Many, by the number of sessions',
	about:
		'All sessions of 24 months, 100 ms per page. A workflow gets them, counts them with the Summarize node, and returns the numbers, of all sessions and of different ones. n8n does not store the execution. Each run is in a new n8n, which has listed one month before: that is idle. The time is from the request until the answer.',
	metrics: [
		{ id: 'time', label: 'Time', unit: 's' },
		{ id: 'memory', label: 'Memory above idle', unit: 'MiB' },
	],
	contenders: [
		{ id: 'sessions10000', name: '10,000 sessions' },
		{ id: 'sessions100000', name: '100,000 sessions' },
	],
	reference: 'sessions10000',
	targets: [
		{
			says: 'linear: 100,000 sessions take at most 12 times as long as 10,000',
			metric: 'time',
			of: 'sessions100000',
			against: 'sessions10000',
			as: 'ratio',
			atMost: 12,
		},
		{
			says: '100,000 sessions take at most 1,000 MiB of memory, which is 10 kB per session',
			metric: 'memory',
			of: 'sessions100000',
			as: 'value',
			atMost: 1_000,
		},
	],
};

const SESSIONS = { sessions10000: 10_000, sessions100000: 100_000 };
/** The part of them that is enough for a quick look. */
const QUICK = 0.01;
/** To list 100,000 sessions takes half a minute. */
const MOST_ROUNDS = 1;
const LIMIT_MS = 300_000;

const countsSchema = z.object({
	count_session_id: z.number(),
	unique_count_session_id: z.number(),
});

/** Runs the workflow, which answers when it has ended. */
async function countAt(address: string): Promise<number> {
	const dispatcher = new Agent({ headersTimeout: LIMIT_MS });
	const counts = countsSchema.parse(await (await fetch(address, { dispatcher })).json());
	await dispatcher.close();
	const { count_session_id: all, unique_count_session_id: different } = counts;
	if (all !== different) throw new Error(`${all} sessions, but only ${different} different ones`);
	return all;
}

async function countAnew(
	conditions: Conditions,
	account: Account,
	wanted: number,
): Promise<Sample> {
	const setup = await openSetup(conditions, account);
	const { client, n8n } = setup;
	if (n8n.pid === undefined) throw new Error('n8n is not running');
	const publish = async (from: string) => {
		const workflow = await setup.place('list-count-zoom', { from });
		await client.activate(workflow.id);
		return workflow;
	};
	const address = `${n8n.url}/webhook/bench-list-count`;
	try {
		const warmUp = await publish('2025-12-01');
		await countAt(address);
		await client.deactivate(warmUp.id);
		await publish('2024-01-01');
		const begin = performance.now();
		const { result, memory } = await withPeakMemory(n8n.pid, async () => await countAt(address));
		const time = (performance.now() - begin) / 1000;
		if (result !== wanted) throw new Error(`${result} of ${wanted} sessions`);
		return { time, memory: (memory.peakBytes - memory.beforeBytes) / 1024 ** 2 };
	} finally {
		await setup.close();
	}
}

export async function listScaleRounds(
	conditions: Conditions,
	pageDelayMs: number,
): Promise<Round[]> {
	const zooms: ZoomProcess[] = [];
	try {
		const runs: Record<string, () => Promise<Sample>> = {};
		for (const [id, sessions] of Object.entries(SESSIONS)) {
			const count = conditions.isQuick ? sessions * QUICK : sessions;
			const zoom = await startZoom();
			zooms.push(zoom);
			await zoom.seed(sessionsOf24Months(count));
			await zoom.delayPages(pageDelayMs);
			runs[id] = async () => await countAnew(conditions, zoom.account, count);
		}
		return await inTurn(
			runs,
			Math.min(conditions.rounds, MOST_ROUNDS),
			(round, name, { time = 0, memory = 0 }) =>
				conditions.say(
					`  scale, round ${round + 1}: ${name} ${time.toFixed(2)} s, ${memory.toFixed(0)} MiB`,
				),
		);
	} finally {
		for (const zoom of zooms) await zoom.stop();
	}
}
