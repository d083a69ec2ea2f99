import { execFile, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { z } from 'zod';

import { findPlaceholders } from './placeholders';
import { provenanceProblems } from './provenanceProblems';
import { versionProblems } from './versionProblems';

const run = promisify(execFile);
const ROOT = resolve(__dirname, '../..');

const usage = `npm run release:check [-- --only-texts]

Checks whether this checkout can be released: whether placeholders are left, whether version, changelog and tag agree,
whether npm can sign where the package comes from, whether the packed tarball passes n8n's scanner, and whether the links
in the docs work. --only-texts skips the last two, which take half a minute.
docs/releasing.md says what to do, step by step.
`;

const manifest = z.object({ version: z.string(), repository: z.object({ url: z.string() }) });

const git = async (...args: string[]) =>
	(await run('git', args, { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 })).stdout;
const read = async (path: string) => await readFile(join(ROOT, path), 'utf8');

/** Files that may contain a placeholder: all tracked files except this tool, licences and checksums. */
async function readSources() {
	const paths = (await git('ls-files', '-z'))
		.split('\0')
		.filter(
			(path) =>
				/\.(ts|js|mjs|json|md|ya?ml)$/.test(path) &&
				!path.startsWith('tools/release/') &&
				!path.endsWith('package-lock.json'),
		);
	return await Promise.all(paths.map(async (path) => ({ path, text: await read(path) })));
}

async function main(args: readonly string[]): Promise<void> {
	if (args.includes('--help')) {
		console.log(usage);
		return;
	}
	const { version, repository } = manifest.parse(JSON.parse(await read('package.json')));
	const checks: ReadonlyArray<readonly [name: string, problems: readonly string[]]> = [
		['No placeholders are left', findPlaceholders(await readSources())],
		[
			'Version, changelog and tag agree',
			versionProblems({
				version,
				changelog: await read('CHANGELOG.md'),
				tags: (await git('tag', '--points-at', 'HEAD')).split('\n').filter(Boolean),
				status: await git('status', '--porcelain'),
			}),
		],
		[
			'npm can sign where the package comes from',
			provenanceProblems({
				publishWorkflow: await read('.github/workflows/publish.yml'),
				repositoryUrl: repository.url,
				origin: await git('remote', 'get-url', 'origin').catch(() => ''),
			}),
		],
		...(args.includes('--only-texts') ? [] : [packageCheck()]),
	];
	for (const [name, problems] of checks) {
		console.log(`${problems.length === 0 ? 'ok     ' : 'problem'}  ${name}`);
		for (const problem of problems) console.log(`           ${problem}`);
	}
	if (checks.some(([, problems]) => problems.length > 0)) {
		console.log('\nWhat to do, step by step: docs/releasing.md');
		process.exitCode = 1;
	}
}

/** The suite that packs the tarball, runs n8n's scanner on it, and follows the links in the docs. */
function packageCheck(): readonly [string, readonly string[]] {
	const jest = require.resolve('jest/bin/jest');
	const { status } = spawnSync(process.execPath, [jest, '--selectProjects', 'package'], {
		cwd: ROOT,
		stdio: ['ignore', 'inherit', 'inherit'],
	});
	return [
		"The tarball passes n8n's scanner, and the links in the docs work",
		status === 0 ? [] : ['A test of the package failed. Its report is above.'],
	];
}

main(process.argv.slice(2)).catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 2;
});
