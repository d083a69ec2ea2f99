import { itemsOf } from '../../tools/n8n/client/execution';
import type { Workflow } from '../../tools/n8n/client/workflow';
import { runByHand } from '../fixtures/runs';
import type { Setup } from '../fixtures/setup';
import type { Comparison, Sample } from '../harness/comparison';
import { inTurn } from '../harness/inTurn';
import { sessionsOf24Months } from './listedSessions';
import { listMemory, listMemoryRounds } from './listMemory';
import { listScale, listScaleRounds } from './listScale';
import type { Conditions, Findings, Measure } from './measure';
import { withPair } from './withPair';

const comparison: Comparison = {
	id: 'list-10000',
	title: 'List of 24 months, 10,000 sessions, 100 ms per page',
	about:
		'Zoom returns at most one month per call, and 300 sessions per page. The time is that of the whole execution, as n8n reports it. The first HTTP Request node asks for one month after the other (Loop Over Items), with its own pagination. The second asks for all 24 months at once: beyond a certain number of calls per second, Zoom refuses that (429), and then the run fails.',
	metrics: [
		{ id: 'time', label: 'Time', unit: 's' },
		{ id: 'memory', label: 'Memory above idle', unit: 'MiB' },
	],
	contenders: [
		{ id: 'ours', name: 'Zoom Video SDK Recording, Get Many' },
		{ id: 'http', name: 'HTTP Request node, month by month' },
		{ id: 'atOnce', name: 'HTTP Request node, all months at once' },
	],
	reference: 'http',
	targets: [
		{
			says: 'at least 3 times as fast as month by month',
			metric: 'time',
			of: 'http',
			against: 'ours',
			as: 'ratio',
			atLeast: 3,
		},
	],
	isCharted: true,
};

const PAGE_DELAY_MS = 100;

/** @param last node whose items are the list */
async function list(
	setup: Setup,
	workflow: Workflow,
	last: string,
	count: number,
): Promise<Sample> {
	const { execution, seconds, growthMiB } = await runByHand(setup, workflow);
	const found = itemsOf(execution, last).length;
	if (found !== count) throw new Error(`${workflow.name}: ${found} of ${count} sessions`);
	return { time: seconds, memory: growthMiB };
}

export const list24Months: Measure = {
	name: 'list',
	comparisons: [comparison, listMemory, listScale],
	async run(conditions: Conditions): Promise<Findings> {
		const { isQuick, rounds, say } = conditions;
		const seeds = sessionsOf24Months(isQuick ? 1_000 : 10_000);
		const scale = await listScaleRounds(conditions, PAGE_DELAY_MS);
		return await withPair(conditions, async ({ zoom, ours, peer }) => {
			await zoom.seed(seeds);
			await zoom.delayPages(PAGE_DELAY_MS);
			const mine = await ours.place('list-zoom');
			const theirs = await peer.place('list-http-request');
			const atOnce = await peer.place('list-http-request-at-once');
			const runs = {
				ours: async () => await list(ours, mine, 'Recording', seeds.length),
				http: async () => await list(peer, theirs, 'Done', seeds.length),
				atOnce: async () => await list(peer, atOnce, 'Sessions', seeds.length),
			};
			for (const run of Object.values(runs)) await run();
			const logSample = (round: number, name: string, { time = 0, memory = 0 }: Sample) =>
				say(`  round ${round + 1}: ${name} ${time.toFixed(2)} s, ${memory.toFixed(0)} MiB`);
			return {
				[comparison.id]: await inTurn(runs, rounds, logSample),
				[listMemory.id]: await listMemoryRounds(conditions, zoom.account, seeds),
				[listScale.id]: scale,
			};
		});
	},
};
