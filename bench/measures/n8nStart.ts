import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';

import { N8nProcess } from '../../tools/n8n/server/launch';
import { processTimes, secondsOf } from '../fixtures/processTime';
import type { Comparison, Sample } from '../harness/comparison';
import { inTurn } from '../harness/inTurn';
import type { Conditions, Findings, Measure } from './measure';

const comparison: Comparison = {
	id: 'n8n-start',
	title: "n8n's start, with the package and without",
	about:
		"From the start of n8n's process until n8n says that its editor can be used, with a user folder for each of the two. Their first starts, in which n8n sets up its database, do not count. What the package itself takes is measured above; what goes beyond that is how much one start of n8n differs from another.",
	metrics: [
		{ id: 'time', label: 'Time', unit: 's' },
		{ id: 'processor', label: 'Processor time', unit: 's' },
	],
	contenders: [
		{ id: 'ours', name: 'n8n with n8n-nodes-zoom-video-sdk' },
		{ id: 'without', name: 'n8n without it' },
	],
	reference: 'without',
	targets: [
		{
			says: 'at most 5 % slower than without the package',
			metric: 'time',
			of: 'ours',
			against: 'without',
			as: 'ratio',
			atMost: 1.05,
		},
	],
};

/** A start takes longer than most samples, and differs less from round to round. */
const MOST_ROUNDS = 3;

/** An n8n that was started once, and stopped again. */
async function prepare({ install, folder }: Conditions, tarball?: string): Promise<N8nProcess> {
	const userFolder = await mkdtemp(join(folder, 'start-'));
	const n8n = await N8nProcess.launch({ install, userFolder, ...(tarball && { tarball }) });
	await n8n.stop();
	return n8n;
}

async function startOnce(n8n: N8nProcess): Promise<Sample> {
	const begun = performance.now();
	await n8n.start();
	const time = (performance.now() - begun) / 1000;
	const times = await processTimes();
	const processor = times && n8n.pid && secondsOf(times, [n8n.pid]);
	await n8n.stop();
	return { time, ...(processor !== undefined && { processor }) };
}

export const n8nStart: Measure = {
	name: 'start',
	comparisons: [comparison],
	async run(conditions: Conditions): Promise<Findings> {
		const { rounds, say, tarball } = conditions;
		const ours = await prepare(conditions, tarball);
		const without = await prepare(conditions);
		const runs = {
			ours: async () => await startOnce(ours),
			without: async () => await startOnce(without),
		};
		const found = await inTurn(
			runs,
			Math.min(rounds, MOST_ROUNDS),
			(round, name, { time = 0, processor = 0 }) =>
				say(
					`  start, round ${round + 1}: ${name} ${time.toFixed(2)} s, of the processor ${processor.toFixed(2)} s`,
				),
		);
		return { [comparison.id]: found };
	},
};
