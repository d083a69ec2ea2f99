import { itemsOf } from '../../tools/n8n/client/execution';
import type { Workflow } from '../../tools/n8n/client/workflow';
import { runByHand } from '../fixtures/runs';
import { openSetup, type Setup } from '../fixtures/setup';
import type { Account } from '../fixtures/zoomAccount';
import type { Comparison, Round, Sample } from '../harness/comparison';
import { inTurn } from '../harness/inTurn';
import { LAST_QUARTER, type ListedSession } from './listedSessions';
import type { Conditions } from './measure';

export const listMemory: Comparison = {
	id: 'list-memory',
	title: 'Memory by length of the list',
	about:
		'Get Many for all 24 months, and for the last 6 of them, each in a new n8n whose memory has not grown yet. Idle is after a list of one month. The numbers include what n8n itself needs to hold and store the items.',
	metrics: [
		{ id: 'perItem', label: 'Memory above idle per 1,000 sessions', unit: 'MiB' },
		{ id: 'memory', label: 'Memory above idle', unit: 'MiB' },
	],
	contenders: [
		{ id: 'ours', name: 'Zoom Video SDK Recording, 10,000 sessions' },
		{ id: 'quarter', name: 'Zoom Video SDK Recording, 2,500 sessions' },
	],
	reference: 'quarter',
	targets: [
		{
			says: 'in proportion to the items: per session at most 1.25 times that of the shorter list',
			metric: 'perItem',
			of: 'ours',
			against: 'quarter',
			as: 'ratio',
			atMost: 1.25,
		},
	],
};

const WARM_UP_FROM = '2025-12-01';
/** Each starts an n8n of its own. */
const MOST_ROUNDS = 2;

/** Lists from one day on, in an n8n of its own. */
async function listAnew(
	conditions: Conditions,
	account: Account,
	from: string,
	sessions: readonly ListedSession[],
): Promise<Sample> {
	const setup = await openSetup(conditions, account);
	try {
		await runByHand(setup, await setup.place('list-zoom', { from: WARM_UP_FROM }));
		return await listFrom(setup, await setup.place('list-zoom', { from }), from, sessions);
	} finally {
		await setup.close();
	}
}

async function listFrom(
	setup: Setup,
	workflow: Workflow,
	from: string,
	sessions: readonly ListedSession[],
): Promise<Sample> {
	const wanted = sessions.filter(({ startedAt }) => startedAt >= new Date(from)).length;
	const { execution, growthMiB } = await runByHand(setup, workflow);
	const found = itemsOf(execution, 'Recording').length;
	if (found !== wanted) throw new Error(`${found} of ${wanted} sessions since ${from}`);
	return { perItem: (growthMiB * 1000) / wanted, memory: growthMiB };
}

export async function listMemoryRounds(
	conditions: Conditions,
	account: Account,
	sessions: readonly ListedSession[],
): Promise<Round[]> {
	const runs = {
		ours: async () => await listAnew(conditions, account, '2024-01-01', sessions),
		quarter: async () => await listAnew(conditions, account, LAST_QUARTER, sessions),
	};
	return await inTurn(
		runs,
		Math.min(conditions.rounds, MOST_ROUNDS),
		(round, name, { memory = 0 }) =>
			conditions.say(`  memory, round ${round + 1}: ${name} ${memory.toFixed(0)} MiB`),
	);
}
