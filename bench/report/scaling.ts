import { seriesOf } from '../harness/comparison';
import { median } from '../harness/statistics';
import { type Setting, settings } from '../measures/eventComparisons';
import { costMetrics, queueComparisonId, queueFiles } from '../measures/queueComparisons';
import type { Results } from '../results';
import { threeDigits } from './numbers';
import {
	type Day,
	type EventCost,
	type EventPlan,
	planFor,
	trafficOf,
	UTILIZATION,
	workersForBytes,
} from './scalingPlan';

const RATES = [1, 10, 100];

const million: Day = { recordings: 1_000_000, eventsPerRecording: 3, peak: 4, size: 100 };

const settingNames = ['defaults', 'lazy'] as const satisfies Setting[];

/** The median of a metric of the queue measure; NaN where it was not measured. */
function medianOf(results: Results, comparison: string, contender: string, metric: string): number {
	const rounds = results.queue?.comparisons[comparison] ?? [];
	const measured = rounds.filter((round) => round[contender]?.[metric] !== undefined);
	return median(seriesOf(measured, contender, metric));
}

/** With two processes of a kind: each then reads what the other has written. */
function costOf(results: Results, setting: Setting): EventCost {
	const of = (metric: string) =>
		medianOf(results, queueComparisonId('cost', setting), 'both', metric);
	return {
		webhook: of('webhook'),
		worker: of('worker'),
		main: of('main'),
		postgres: of('postgres'),
		redis: of('redis'),
		transactions: of('transactions'),
		log: of('log'),
		kept: of('kept'),
	};
}

type Row = readonly string[];

function table(head: Row, rows: readonly Row[]): string {
	const line = (cells: Row) => `| ${cells.join(' | ')} |`;
	const rule = head.map((_, column) => (column === 0 ? '---' : '--:'));
	return [head, rule, ...rows].map(line).join('\n');
}

function whole(value: number): string {
	return Number.isFinite(value) ? value.toLocaleString('en-US', { maximumFractionDigits: 0 }) : '–';
}

function costTable(results: Results): string {
	const costs = settingNames.map((setting) => costOf(results, setting));
	const rows = costMetrics.map(({ id, label, unit }) => [
		unit === '' ? label : `${label}, ${unit}`,
		symbols[id],
		...costs.map((cost) => threeDigits(cost[id])),
	]);
	return table(['One event', '', ...settingNames.map((name) => settings[name].title)], rows);
}

const symbols: Readonly<Record<keyof EventCost, string>> = {
	webhook: 'w',
	worker: 'x',
	main: 'm',
	postgres: 'd',
	redis: 'r',
	transactions: 't',
	log: 'l',
	kept: 'e',
};

function processes({ webhookProcesses, workers }: EventPlan): string {
	return `${whole(webhookProcesses)} + ${whole(workers)}`;
}

function rateTable(results: Results): string {
	const plans = (setting: Setting) => RATES.map((rate) => planFor(costOf(results, setting), rate));
	const [usual, lazy] = [plans('defaults'), plans('lazy')];
	const row = (label: string, of: (plan: EventPlan) => string, from = lazy) => [
		label,
		...from.map(of),
	];
	return table(
		['Events per second', ...RATES.map(String)],
		[
			row('Webhook processes + workers, defaults', processes, usual),
			row('Webhook processes + workers, lazy sandboxes', processes),
			row('Processors for PostgreSQL', ({ postgres }) => threeDigits(postgres)),
			row('Transactions per second', ({ transactions }) => whole(transactions)),
			row('Write-ahead log, MB per second', ({ log }) => threeDigits(log)),
		],
	);
}

function millionTable(results: Results): string {
	const traffic = trafficOf(million);
	const [usual, lazy] = settingNames.map((setting) => costOf(results, setting));
	if (usual === undefined || lazy === undefined) throw new Error('A setting is missing');
	const plan = planFor(lazy, traffic.peakEvents);
	const usualPlan = planFor(usual, traffic.peakEvents);
	const perGib = (contender: string) => medianOf(results, queueFiles.id, contender, 'worker');
	const forBytes = (contender: string) =>
		whole(workersForBytes(traffic.peakBytes, perGib(contender)));
	const dayEvents = million.recordings * million.eventsPerRecording;
	const both = (one: number, other: number) => `${whole(one)}; ${whole(other)} with n8n's defaults`;
	const line = `${threeDigits(traffic.averageLine)} on average, ${threeDigits(traffic.peakLine)} at the peak`;
	return table(
		['A day', 'Formula', `R = ${whole(million.recordings)}`],
		[
			['Events per second, average', 'R × k ÷ 86,400', threeDigits(traffic.averageEvents)],
			['Events per second, peak', 'E = average × p', whole(traffic.peakEvents)],
			[
				'Webhook processes',
				'E × w ÷ 1,000 ÷ u',
				both(plan.webhookProcesses, usualPlan.webhookProcesses),
			],
			['Workers for the events', 'E × x ÷ 1,000 ÷ u', both(plan.workers, usualPlan.workers)],
			[
				'Workers for the bytes, Upload',
				'R × S ÷ 86,400 × p × c ÷ u',
				`${forBytes('upload-2')}, c = ${threeDigits(perGib('upload-2'))}`,
			],
			[
				'Workers for the bytes, Download to a disk',
				'the same',
				`${forBytes('disk-2')}, c = ${threeDigits(perGib('disk-2'))}`,
			],
			['Processors for PostgreSQL', 'E × d ÷ 1,000 ÷ u', threeDigits(plan.postgres)],
			['Transactions per second, peak', 'E × t', whole(plan.transactions)],
			['Write-ahead log, GB per day', 'R × k × l ÷ 1,000,000', whole((dayEvents * lazy.log) / 1e6)],
			[
				'Executions kept, GB per day',
				'R × k × e ÷ 1,000,000',
				threeDigits((dayEvents * lazy.kept) / 1e6),
			],
			['Line in, and out again, Gbit per second', 'R × S × 8.59 ÷ 86,400 (× p)', line],
		],
	);
}

function note(results: Results): string {
	if (results.queue === undefined) return 'Not measured yet: `npm run bench -- --only queue`.';
	const { date, machine, cpus, n8n } = results.queue.circumstances;
	return `Measured ${date} on ${machine}, ${cpus} CPUs, n8n ${n8n}; u = ${UTILIZATION}.`;
}

/** Writes the measured figures into the page, each table between its two marks. */
export function withFigures(page: string, results: Results): string {
	const blocks = {
		costs: `${note(results)}\n\n${costTable(results)}`,
		rates: rateTable(results),
		million: millionTable(results),
	};
	return Object.entries(blocks).reduce((text, [name, block]) => {
		const [begin, end] = [`<!-- ${name}: written by npm run bench -->`, `<!-- end of ${name} -->`];
		const [from, to] = [text.indexOf(begin), text.indexOf(end)];
		if (from < 0 || to < from) throw new Error(`The page has no marks for "${name}"`);
		return `${text.slice(0, from + begin.length)}\n\n${block}\n\n${text.slice(to)}`;
	}, page);
}
