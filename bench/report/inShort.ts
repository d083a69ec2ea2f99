import { seriesOf } from '../harness/comparison';
import { median, pairwise, ratio } from '../harness/statistics';
import type { Results } from '../results';
import { threeDigits } from './numbers';

/** Reads medians of stored results by measure, comparison, contender and metric. */
class Medians {
	constructor(private readonly results: Results) {}

	private series(path: string): number[] | undefined {
		const [measure = '', comparison = '', contender = '', metric = ''] = path.split('/');
		const rounds = this.results[measure]?.comparisons[comparison];
		return rounds && seriesOf(rounds, contender, metric);
	}

	/** The median, with three digits. */
	of(path: string): string {
		const series = this.series(path);
		return series === undefined ? '–' : threeDigits(median(series));
	}

	/** The median of what one metric is of another, round by round. */
	ratio(path: string, against: string): string {
		const [one, other] = [this.series(path), this.series(against)];
		if (one === undefined || other === undefined) return '–';
		return threeDigits(median(pairwise(one, other, ratio)));
	}
}

type Row = readonly [question: string, answer: (medians: Medians) => string];

const LAZY = '_lazy sandboxes_';
const NOTE = `_Lazy sandboxes_: with \`N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true\` in n8n 2.41, see [many events](running.md#many-events).`;

/** What a user decides by, in the order in which they ask. */
const rows: readonly Row[] = [
	[
		'How many events can start a workflow?',
		(m) =>
			`${m.of('events/events-defaults-accepted-16/ours/rate')} per second with n8n's defaults, ${m.ratio('events/events-defaults-accepted-16/ours/rate', 'events/events-defaults-accepted-16/slack/rate')} times n8n's own Slack Trigger; ${m.of('events/events-lazy-accepted-16/ours/rate')} with ${LAZY}`,
	],
	[
		'How soon does Zoom get its answer? It waits for 3 s.',
		(m) =>
			`99 of 100 within ${m.of('events/events-defaults-accepted-16/ours/p99')} ms when 16 events arrive at once, ${m.of('events/events-defaults-accepted-64/ours/p99')} ms when 64 do; ${m.of('events/events-lazy-accepted-16/ours/p99')} and ${m.of('events/events-lazy-accepted-64/ours/p99')} ms with ${LAZY}`,
	],
	[
		'What do forged requests cost?',
		(m) =>
			`n8n rejects ${m.of('events/events-defaults-forged-16/ours/rate')} per second with its defaults, ${m.of('events/events-lazy-forged-16/ours/rate')} with ${LAZY}, and stores nothing`,
	],
	[
		'What do repeats cost?',
		(m) =>
			`${m.of('events/events-defaults-repeated-16/ours/rate')} per second with the defaults, ${m.of('events/events-lazy-repeated-16/ours/rate')} with ${LAZY}; no execution`,
	],
	[
		'How long does a download of 1 GiB into n8n take?',
		(m) =>
			`${m.of('download/download-1/ours/time')} s from the same machine, ${m.ratio('download/download-1/ours/time', 'download/download-1/http/time')} times the time of the HTTP Request node`,
	],
	[
		'How much memory does n8n hold, in all?',
		(m) =>
			`${m.of('download/download-1/ours/peak')} MiB at most while it downloads 1 GiB, ${m.of('download/download-16/ours/peak')} MiB for 16 GiB, ${m.of('upload/upload-16/ours/peak')} MiB while it sends 16 GiB to a bucket; with two HTTP Request nodes ${m.of('upload/upload-1/http/peak')} MiB for 1 GiB`,
	],
	[
		'How long does a recording of 4 GiB take to Google Drive?',
		(m) =>
			`${m.of('drive/drive-4/ours/time')} s, ${m.ratio('drive/drive-4/ours/time', 'drive/drive-4/nodes/time')} times the time of Download and n8n's Google Drive node; nothing is stored in n8n`,
	],
	[
		'How long does 1 GiB take to a bucket?',
		(m) =>
			`${m.of('upload/upload-1/ours/time')} s, ${m.ratio('upload/upload-1/ours/time', 'upload/upload-1/http/time')} times the time of the two nodes that it replaces`,
	],
	[
		'How long does a list of 10,000 sessions over 24 months take?',
		(m) =>
			`${m.of('list/list-10000/ours/time')} s if Zoom answers each page in 100 ms; month by month it takes ${m.of('list/list-10000/http/time')} s`,
	],
	[
		'What does the package cost when n8n starts?',
		(m) =>
			`${m.of('package/package-cost/ours/load')} ms and a download of ${m.of('package/package-cost/ours/tarball')} kB, with no dependencies`,
	],
];

/** The ten figures that a user decides by. */
export function inShort(results: Results): string {
	const medians = new Medians(results);
	const lines = rows.map(([question, answer]) => `| ${question} | ${answer(medians)} |`);
	return ['## In short\n', '|   | Median |', '| --- | --- |', ...lines, '', NOTE, ''].join('\n');
}
