import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { z } from 'zod';

import { unpackedPackage } from '../fixtures/unpackedPackage';
import type { Comparison, Sample } from '../harness/comparison';
import { inTurn } from '../harness/inTurn';
import { median } from '../harness/statistics';
import type { Conditions, Findings, Measure } from './measure';

const run = promisify(execFile);

const comparison: Comparison = {
	id: 'package-cost',
	title: "What the package adds to n8n's start",
	about:
		"The time to load the package's node and credential files and to create their classes, as n8n does when it starts, in a new process of n8n's own Node in which n8n-workflow is already loaded: the median of 9 processes per round. The tarball is what npm publishes.",
	metrics: [
		{ id: 'load', label: 'Loading', unit: 'ms' },
		{ id: 'tarball', label: 'Tarball', unit: 'kB' },
		{ id: 'dependencies', label: 'Dependencies', unit: '' },
	],
	contenders: [{ id: 'ours', name: 'n8n-nodes-zoom-video-sdk' }],
	targets: [
		{ says: 'at most 25 ms', metric: 'load', of: 'ours', as: 'value', atMost: 25 },
		{ says: 'at most 150 kB', metric: 'tarball', of: 'ours', as: 'value', atMost: 150 },
		{ says: 'no dependencies', metric: 'dependencies', of: 'ours', as: 'value', atMost: 0 },
	],
};

const PROCESSES = 9;

const manifestSchema = z.object({
	n8n: z.object({ nodes: z.array(z.string()), credentials: z.array(z.string()) }),
	dependencies: z.record(z.string()).default({}),
});

/** Prints the milliseconds that it takes to load the files named as arguments. */
const script = `
	require('n8n-workflow');
	const begun = performance.now();
	for (const file of process.argv.slice(1)) {
		for (const Type of Object.values(require(file))) new Type();
	}
	console.log(performance.now() - begun);
`;

async function loadOnce(node: string, folder: string, files: string[]): Promise<number> {
	const { stdout } = await run(node, ['-e', script, '--', ...files], { cwd: folder });
	return Number(stdout);
}

export const packageCost: Measure = {
	name: 'package',
	comparisons: [comparison],
	async run(conditions: Conditions): Promise<Findings> {
		const { install, tarball, rounds, say } = conditions;
		const folder = await unpackedPackage(conditions);
		const text = await readFile(join(folder, 'package.json'), 'utf8');
		const { n8n, dependencies } = manifestSchema.parse(JSON.parse(text));
		const files = [...n8n.credentials, ...n8n.nodes].map((file) => join(folder, file));
		const size = (await stat(tarball)).size / 1000;
		const ours = async (): Promise<Sample> => {
			const times: number[] = [];
			for (let at = 0; at < PROCESSES; at += 1) {
				times.push(await loadOnce(install.node, folder, files));
			}
			const count = Object.keys(dependencies).length;
			return { load: median(times), tarball: size, dependencies: count };
		};
		await ours();
		const found = await inTurn({ ours }, rounds, (round, _name, { load = 0 }) =>
			say(`  round ${round + 1}: ${load.toFixed(1)} ms`),
		);
		return { [comparison.id]: found };
	},
};
