import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { format } from 'oxfmt';

import { HostProblem } from '../tools/n8n/hostProblem';
import { installN8n } from '../tools/n8n/install/install';
import { packPackage, repository } from '../tools/n8n/install/packageTarball';
import { sayToOutput as say } from '../tools/n8n/progress';
import { exitOnSignals } from '../tools/n8n/server/processGroup';
import { temporaryFolder } from '../tools/n8n/server/temporaryFolder';
import { measures } from './measures';
import { type BenchOptions, helpText, readBenchOptions } from './options';
import { chartOf } from './report/chart';
import { documentOf } from './report/document';
import { withFigures } from './report/scaling';
import { forTerminal } from './report/terminal';
import { circumstancesNow, readResults, type Results, writeResults } from './results';

const resultsFile = join(__dirname, 'results.json');
const documentFile = join(repository, 'docs', 'benchmarks.md');
const scalingFile = join(repository, 'docs', 'scaling.md');
const chartFile = join(repository, 'docs', 'images', 'benchmarks.svg');

async function writeReport(results: Results): Promise<void> {
	await mkdir(dirname(chartFile), { recursive: true });
	await writeFile(chartFile, chartOf(results));
	const scaling = await readFile(scalingFile, 'utf8');
	await writeMarkdown(documentFile, documentOf(results));
	await writeMarkdown(scalingFile, withFigures(scaling, results));
	say(`\nWritten: ${documentFile}, ${chartFile}, ${scalingFile}`);
}

async function writeMarkdown(file: string, text: string): Promise<void> {
	await writeFile(file, (await format(file, text)).code);
}

/**
 * Runs the measures one after the other. If a later one fails, the results of the earlier ones are kept.
 * @throws HostProblem at the end, if something was missing for a measure
 */
async function runAll({ only, rounds, isQuick, write }: BenchOptions): Promise<void> {
	const { path: folder } = await temporaryFolder();
	const install = await installN8n({ say });
	const tarball = await packPackage(folder);
	const circumstances = await circumstancesNow(install);
	const skipped: string[] = [];
	for (const measure of measures.filter((each) => only.includes(each.name))) {
		const { name, comparisons, run } = measure;
		say(`\n${name}: ${new Date().toLocaleTimeString()}`);
		const missing = measure.missing?.();
		if (missing !== undefined) {
			skipped.push(`${name} was not measured: ${missing}.`);
			say(`  skipped: ${missing}`);
			continue;
		}
		const findings = await run({ install, tarball, folder, rounds, isQuick, say });
		for (const comparison of comparisons) {
			say(forTerminal(comparison, findings[comparison.id] ?? []));
		}
		if (!write) continue;
		const result = { circumstances, isQuick, comparisons: findings };
		await writeResults(resultsFile, { ...(await readResults(resultsFile)), [name]: result });
	}
	if (write) await writeReport(await readResults(resultsFile));
	if (skipped.length > 0) throw new HostProblem(skipped.join('\n'));
}

async function main(): Promise<void> {
	const names = measures.map(({ name }) => name);
	const options = readBenchOptions(process.argv.slice(2), names);
	if (options.help) {
		process.stdout.write(helpText(names));
		return;
	}
	exitOnSignals();
	if (options.render) await writeReport(await readResults(resultsFile));
	else await runAll(options);
}

main().catch((error: unknown) => {
	process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = error instanceof HostProblem ? 2 : 1;
});
