import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Sample } from '../harness/comparison';
import { withFigures } from '../report/scaling';
import { planFor, trafficOf, workersForBytes } from '../report/scalingPlan';
import type { Results } from '../results';

const page = join(__dirname, '..', '..', 'docs', 'scaling.md');

const cost = {
	...{ webhook: 30, worker: 12, main: 0.6, postgres: 6, redis: 1.2 },
	...{ transactions: 40, log: 32, kept: 2 },
};

const results = (samples: readonly Sample[]): Results => {
	const rounds = samples.map((sample) => ({ both: sample }));
	const file = { time: 2, memory: 70, worker: 3, postgres: 0 };
	return {
		queue: {
			circumstances: {
				...{ date: '2026-01-31', machine: 'a machine', cpus: 2, memoryGiB: 4 },
				...{ node: '20', nodeOfN8n: '24', n8n: '2' },
			},
			isQuick: false,
			comparisons: {
				'queue-cost-defaults': rounds,
				'queue-cost-lazy': rounds,
				'queue-files': [{ 'upload-2': file, 'disk-2': { ...file, worker: 4.5 } }],
			},
		},
	};
};

/** The cells of the line that begins with this label. */
const rowOf = (text: string, label: string) => {
	const line = text.split('\n').find((each) => each.startsWith(`| ${label} `)) ?? '';
	return line.split('|').map((cell) => cell.trim());
};

describe('what a number of events needs', () => {
	it('is as many processes as leave 40% of each processor free, and one at least', () => {
		// 100 × 30 ms are 3 processors; at 60% of each, 5. 100 × 12 ms are 1.2; at 60%, exactly 2.
		expect(planFor(cost, 100)).toMatchObject({ webhookProcesses: 5, workers: 2 });
		expect(planFor(cost, 101)).toMatchObject({ webhookProcesses: 6, workers: 3 });
		expect(planFor(cost, 1)).toMatchObject({ webhookProcesses: 1, workers: 1 });
	});

	it('is transactions and log in proportion', () => {
		expect(planFor(cost, 50)).toMatchObject({ transactions: 2_000, log: 1.6 });
	});
});

describe('what a day of recordings is', () => {
	const day = { recordings: 86_400, eventsPerRecording: 3, peak: 4, size: 512 };

	it('in events and bytes per second', () => {
		const traffic = trafficOf(day);
		expect(traffic).toMatchObject({ averageEvents: 3, peakEvents: 12 });
		expect(traffic).toMatchObject({ averageBytes: 0.5, peakBytes: 2 });
		expect(traffic.averageLine).toBeCloseTo(4.29, 2);
		expect(traffic.peakLine).toBeCloseTo(17.18, 2);
	});

	it.each([
		[2, 3, 10],
		[0.001, 3, 1],
	])('%d GiB per second at %d s each need %d workers', (gib, seconds, workers) => {
		expect(workersForBytes(gib, seconds)).toBe(workers);
	});
});

describe('the figures of the page Scaling', () => {
	it('are medians of the measured rounds, put between the marks and nowhere else', async () => {
		const before = await readFile(page, 'utf8');
		const dear = { ...cost, webhook: 300 };
		const after = withFigures(before, results([cost, dear, cost]));

		const needed = rowOf(after, 'Webhook processes + workers, lazy sandboxes');
		expect(needed.slice(2, 5)).toEqual(['1 + 1', '1 + 1', '5 + 2']);
		expect(rowOf(after, 'Workers for the bytes, Download to a disk')[3]).toBe('34, c = 4.50');
		expect(after).toContain('Measured 2026-01-31 on a machine, 2 CPUs');
		const outside = (text: string) => text.replace(/(bench -->)[\s\S]*?(<!-- end)/g, '$1$2');
		expect(outside(after)).toBe(outside(before));
	});

	it('replace those of an earlier run', async () => {
		const before = await readFile(page, 'utf8');
		const once = withFigures(before, results([cost]));

		expect(withFigures(once, results([cost]))).toBe(once);
	});

	it('are left open where nothing was measured', async () => {
		const text = withFigures(await readFile(page, 'utf8'), {});

		expect(text).toContain('Not measured yet');
		expect(rowOf(text, 'Transactions per second').slice(2, 5)).toEqual(['–', '–', '–']);
	});

	it('need their marks', () => {
		expect(() => withFigures('# Scaling\n', {})).toThrow('The page has no marks for "costs"');
	});
});
