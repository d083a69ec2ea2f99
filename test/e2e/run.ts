import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';

import { versionVariable } from '../../tools/n8n/install/hostPackage';
import { repository } from '../../tools/n8n/install/packageTarball';

const usage = `npm run test:e2e -- [--n8n VERSION] [what Jest takes, such as a part of a file's name]

Runs the end-to-end tests in a real n8n: the one of tools/n8n, or with --n8n one of tools/n8n/versions.json.
The tests of the editor are for the former only, since each version of n8n draws its panels otherwise.
`;

/** Takes `--n8n VERSION` out of the arguments and leaves the others to Jest. */
function readArguments(args: string[]): { version: string | undefined; rest: string[] } {
	const at = args.findIndex((each) => each === '--n8n' || each.startsWith('--n8n='));
	if (at === -1) return { version: undefined, rest: args };
	const inline = args[at]?.split('=')[1];
	const version = inline ?? args[at + 1];
	if (!version) throw new Error(usage);
	return {
		version,
		rest: args.filter((_, i) => i !== at && (inline !== undefined || i !== at + 1)),
	};
}

const withoutEditor = ['--testPathIgnorePatterns=/editor[A-Za-z]+\\.e2e\\.ts$'];

async function main(): Promise<void> {
	const { version, rest } = readArguments(process.argv.slice(2));
	if (rest.includes('--help')) {
		process.stdout.write(usage);
		return;
	}
	const jest = createRequire(__filename).resolve('jest/bin/jest');
	const child = spawn(
		process.execPath,
		// Jest takes all that follows a list of patterns for more of them.
		[jest, '--selectProjects', 'e2e', '--runInBand', ...rest, ...(version ? withoutEditor : [])],
		{
			cwd: repository,
			stdio: 'inherit',
			env: { ...process.env, ...(version === undefined ? {} : { [versionVariable]: version }) },
		},
	);
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => child.kill(signal));
	}
	process.exitCode = await new Promise<number>((resolve, reject) => {
		child.once('error', reject).once('close', (code) => resolve(code ?? 1));
	});
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 2;
});
