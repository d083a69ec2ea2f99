import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { forgetSurvivorsAtLoad, mutantsOf, reportOf } from './results';
import { percentOf, rowOf, scoreOf, sumOf, survivorsOf } from './scores';
import { mutatedSources, ROOT } from './sources';

const usage = `npm run test:mutation -- [--report | --fresh] [part of a file's path …]

Makes small changes to the sources, one at a time, and checks whether a test notices. Each file is run
separately: an interrupted run continues, and files that have not changed are not run again.

--report only shows what the last runs found.
--fresh runs all mutants again. Without it, a mutant in code that runs when a file is loaded is run again
only when that file changes, not when a test changes, once a test has noticed it.
`;

/** Where Stryker works: `tempDirName` of stryker.config.mjs. */
const SANDBOX = 'coverage/mutation/sandbox';

/** Below this, in percent, the command fails. */
const LEAST = 90;

/** Removes copies of the sources, which Stryker leaves when it is stopped. */
const clean = () => rmSync(join(ROOT, SANDBOX), { recursive: true, force: true });

async function run(source: string, isFresh: boolean): Promise<void> {
	mkdirSync(join(ROOT, dirname(reportOf(source))), { recursive: true });
	forgetSurvivorsAtLoad(source);
	const stryker = createRequire(__filename).resolve('@stryker-mutator/core');
	const child = spawn(
		process.execPath,
		[
			join(stryker, '../../../bin/stryker.js'),
			'run',
			'test/mutation/stryker.config.mjs',
			'--mutate',
			source,
			'--incrementalFile',
			reportOf(source),
			...(isFresh ? ['--force'] : []),
		],
		{
			cwd: ROOT,
			stdio: 'inherit',
			// The same few generated cases each time: a mutant should be killed by a case meant for it.
			env: { ...process.env, CI: 'true', GENERATED_RUNS: '20' },
		},
	);
	const stop = (signal: NodeJS.Signals) => child.kill(signal);
	process.on('SIGINT', stop).on('SIGTERM', stop);
	const [status, signal]: unknown[] = await once(child, 'close');
	process.off('SIGINT', stop).off('SIGTERM', stop);
	if (status !== 0) throw new Error(`Stryker failed at ${source} (${status ?? signal})`);
}

function show(sources: readonly string[]): number {
	const results = sources.flatMap((source) => {
		const mutants = mutantsOf(source);
		return mutants === undefined ? [] : [{ source, mutants, score: scoreOf(mutants) }];
	});
	for (const { source, mutants } of results) {
		for (const line of survivorsOf(source, mutants)) console.log(line);
	}
	const folders = [...new Set(results.map(({ source }) => dirname(source)))];
	console.log('\n| File | Mutants | Killed | Survived | Not run | Score |');
	console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
	for (const folder of folders) {
		const inside = results.filter(({ source }) => dirname(source) === folder);
		console.log(rowOf(`**${folder}**`, sumOf(inside.map(({ score }) => score))));
		for (const { source, score } of inside)
			console.log(rowOf(source.slice(folder.length + 1), score));
	}
	const total = sumOf(results.map(({ score }) => score));
	console.log(rowOf('**All**', total));
	const missing = sources.length - results.length;
	if (missing > 0) console.log(`\n${missing} files have not been run.`);
	return percentOf(total);
}

async function main(args: readonly string[]): Promise<void> {
	if (args.includes('--help')) {
		console.log(usage);
		return;
	}
	const parts = args.filter((each) => !each.startsWith('--'));
	const sources = mutatedSources().filter(
		(source) => parts.length === 0 || parts.some((part) => source.includes(part)),
	);
	if (!args.includes('--report')) {
		clean();
		try {
			for (const source of sources) await run(source, args.includes('--fresh'));
		} finally {
			clean();
		}
	}
	if (show(sources) < LEAST) process.exitCode = 1;
}

main(process.argv.slice(2)).catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
