import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

import { z } from 'zod';

import { systemCode } from '../tools/n8n/hostProblem';
import type { N8nInstall } from '../tools/n8n/install/install';

const circumstancesSchema = z.object({
	date: z.string(),
	machine: z.string(),
	cpus: z.number(),
	memoryGiB: z.number(),
	node: z.string(),
	nodeOfN8n: z.string(),
	n8n: z.string(),
});

/** Where and with what a measure was run. */
export type Circumstances = z.infer<typeof circumstancesSchema>;

const measureResultSchema = z.object({
	circumstances: circumstancesSchema,
	isQuick: z.boolean(),
	/** By comparison, the rounds: by contender, its metrics. */
	comparisons: z.record(z.array(z.record(z.record(z.number())))),
});

export type MeasureResult = z.infer<typeof measureResultSchema>;

const resultsSchema = z.record(measureResultSchema);

/** By measure, what its latest run gave. */
export type Results = z.infer<typeof resultsSchema>;

/** Reads what earlier runs have left; nothing where there were none. */
export async function readResults(file: string): Promise<Results> {
	try {
		return resultsSchema.parse(JSON.parse(await readFile(file, 'utf8')));
	} catch (error) {
		if (systemCode(error) === 'ENOENT') return {};
		throw error;
	}
}

export async function writeResults(file: string, results: Results): Promise<void> {
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, `${JSON.stringify(results, undefined, '\t')}\n`);
}

const GIB = 1024 ** 3;

export async function circumstancesNow(install: N8nInstall): Promise<Circumstances> {
	const { stdout } = await promisify(execFile)(install.node, ['--version']);
	const model = cpus()[0]?.model.trim() ?? '';
	return {
		date: new Date().toISOString().slice(0, 10),
		machine: `${process.platform} ${process.arch}${model === '' ? '' : `, ${model}`}`,
		cpus: availableParallelism(),
		memoryGiB: Math.round(totalmem() / GIB),
		node: process.versions.node,
		nodeOfN8n: stdout.trim().replace(/^v/, ''),
		n8n: install.n8nVersion,
	};
}
