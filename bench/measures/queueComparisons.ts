import type { Comparison, Target, Unit } from '../harness/comparison';
import { type Setting, settings } from './eventComparisons';

/** How many processes of each kind there are beside the main one. */
export const combinations = {
	one: { webhooks: 1, workers: 1, name: '1 webhook process, 1 worker' },
	webhooks: { webhooks: 2, workers: 1, name: '2 webhook processes, 1 worker' },
	both: { webhooks: 2, workers: 2, name: '2 webhook processes, 2 workers' },
} as const;

export type Combination = keyof typeof combinations;
export const combinationNames = ['one', 'webhooks', 'both'] as const satisfies Combination[];

/** New events that reach two processes at the same moment. */
export const TWINS = 50;

const ZOOM_LIMIT_MS = 3_000;

const contenders = combinationNames.map((id) => ({ id, name: combinations[id].name }));

export function queueComparisonId(part: 'events' | 'cost', setting: Setting): string {
	return `queue-${part}-${setting}`;
}

const inEveryRound = { as: 'value', statistic: 'worst' } as const;

const repeats = {
	soon: 'right after the burst',
	later: 'after more events',
	twins: 'at the same moment',
} as const;

const eventTargets: Target[] = [
	...combinationNames.map((of): Target => {
		const says = `no event lost, with ${combinations[of].name}, in every round`;
		return { ...inEveryRound, says, metric: 'lost', of, atMost: 0 };
	}),
	...(['soon', 'later', 'twins'] as const).map((metric): Target => {
		const says = `one webhook process lets no repeat through (${repeats[metric]}), in every round`;
		return { ...inEveryRound, says, metric, of: 'one', atMost: 0 };
	}),
	...(['webhooks', 'both'] as const).map((of): Target => {
		const says = `no repeat after more events gets through, with ${combinations[of].name}, in every round`;
		return { ...inEveryRound, says, metric: 'later', of, atMost: 0 };
	}),
	{
		...inEveryRound,
		says: "99 of 100 answers within Zoom's 3 s with 2 webhook processes and 2 workers, in every round",
		metric: 'p99',
		of: 'both',
		atMost: ZOOM_LIMIT_MS,
	},
];

function eventComparison(setting: Setting): Comparison {
	return {
		id: queueComparisonId('events', setting),
		title: `Queue mode, accepted events, 16 at once, ${settings[setting].title}`,
		about: `A main process, webhook processes and workers on PostgreSQL and Redis, all on this one machine. So the processes compete for its processors, and more of them cannot be faster here: what more machines would do is computed from [what an event costs](#queue-mode-what-one-event-costs-${anchor(setting)}). Signed events, each different from all others, are sent to the webhook processes by turns. "Lost" are confirmed events without an execution in the database. Then half of them are sent once more to the other process, right after the burst. The other half follows after each process has stored more events, as is the case minutes later, when Zoom repeats. Last, ${TWINS} new events reach both processes at the same moment (with one process, on two connections). The last three columns count the repeats that started the workflow a second time.`,
		metrics: [
			{ id: 'rate', label: 'Accepted', unit: 'per second' },
			{ id: 'finished', label: 'Executions finished', unit: 'per second' },
			{ id: 'p99', label: '99th percentile of answer times', unit: 'ms' },
			{ id: 'lost', label: 'Lost', unit: '' },
			...(['soon', 'later', 'twins'] as const).map((id) => ({
				id,
				label: `Started twice: repeats ${repeats[id]}`,
				unit: '' as const,
			})),
		],
		contenders,
		targets: eventTargets,
	};
}

function anchor(setting: Setting): string {
	return setting === 'defaults' ? 'n8ns-defaults' : 'n8n_expression_engine_lazy_acquiretrue';
}

/** What an event takes of each kind of process, and what the database writes. */
export const costMetrics = [
	{ id: 'webhook', label: 'Webhook processes', unit: 'ms' },
	{ id: 'worker', label: 'Workers', unit: 'ms' },
	{ id: 'main', label: 'Main process', unit: 'ms' },
	{ id: 'postgres', label: 'PostgreSQL', unit: 'ms' },
	{ id: 'redis', label: 'Redis', unit: 'ms' },
	{ id: 'transactions', label: 'Transactions', unit: '' },
	{ id: 'log', label: 'Write-ahead log', unit: 'kB' },
	{ id: 'kept', label: 'Execution kept', unit: 'kB' },
] as const satisfies ReadonlyArray<{ id: string; label: string; unit: Unit }>;

export type Cost = (typeof costMetrics)[number]['id'];

function costComparison(setting: Setting): Comparison {
	return {
		id: queueComparisonId('cost', setting),
		title: `Queue mode, what one event costs, ${settings[setting].title}`,
		about:
			'The same runs, from the first event to the end of the last execution: processor time by kind of process, transactions and log of PostgreSQL, each divided by the number of events. The trigger remembers its full 2,000 events, as it does after some hours of work. "Execution kept" is what PostgreSQL keeps of one until n8n deletes it.',
		metrics: costMetrics,
		contenders,
		targets: [],
	};
}

const files: Comparison = {
	id: 'queue-files',
	title: 'Queue mode, two files at once',
	about:
		"Two events start two executions at the same moment, in one worker or in two. Each downloads the same recording into n8n, or uploads it to a pre-signed address. The time is that from the start of the first to the end of the last. The memory is that of the worker that held most above idle. The processor times are those per GiB. Files are smaller in database mode: on a busy machine, two of 256 MiB at once in one worker held up n8n's two connections to the database for so long that it gave up both executions and left them as _running_ for ever.",
	metrics: [
		{ id: 'time', label: 'Time', unit: 's' },
		{ id: 'memory', label: 'Memory of the busiest worker above idle', unit: 'MiB' },
		{ id: 'worker', label: 'Workers per GiB', unit: 's' },
		{ id: 'postgres', label: 'PostgreSQL per GiB', unit: 's' },
	],
	contenders: [
		{ id: 'disk-1', name: 'Download, filesystem mode, 2 × 256 MiB, 1 worker' },
		{ id: 'disk-2', name: 'Download, filesystem mode, 2 × 256 MiB, 2 workers' },
		{ id: 'database-1', name: 'Download, database mode, 2 × 64 MiB, 1 worker' },
		{ id: 'database-2', name: 'Download, database mode, 2 × 64 MiB, 2 workers' },
		{ id: 'upload-1', name: 'Upload, 2 × 256 MiB, 1 worker' },
		{ id: 'upload-2', name: 'Upload, 2 × 256 MiB, 2 workers' },
	],
	targets: [],
};

export const queueFiles = files;

export const queueComparisons: Comparison[] = [
	...(['defaults', 'lazy'] as const).flatMap((setting) => [
		eventComparison(setting),
		costComparison(setting),
	]),
	files,
];
