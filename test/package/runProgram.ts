import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { ROOT } from './packed';

const run = promisify(execFile);

/**
 * Runs a program of `programs/` in a process of its own, as n8n and its scanner run: without Jest's
 * module loader, which would hide a missing file or dependency.
 *
 * @returns the JSON that it writes to its standard output
 */
export async function runProgram(
	name: string,
	args: string[],
	env: Record<string, string> = {},
): Promise<unknown> {
	const program = join(__dirname, 'programs', `${name}.ts`);
	const { stdout } = await run(process.execPath, ['--import', 'tsx', program, ...args], {
		cwd: ROOT,
		// Under Jest's NODE_ENV=test, n8n's loader and lint rules behave differently.
		env: { ...process.env, NODE_ENV: 'production', ...env },
		maxBuffer: 64 * 1024 * 1024,
	});
	return JSON.parse(stdout);
}
