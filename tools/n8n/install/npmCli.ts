import { open, readFile } from 'node:fs/promises';

import { HostProblem } from '../hostProblem';
import { spawnGroup } from '../server/processGroup';

export interface NpmRun {
	folder: string;
	/** Everything npm prints goes here, after what is there already. */
	logFile: string;
	environment?: Readonly<Record<string, string>>;
}

const network =
	/\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT)\b/;
const disk = /\b(ENOSPC|EDQUOT)\b/;

/**
 * Runs npm in a folder, whatever npm command this program itself runs under.
 * @throws HostProblem in plain words when npm fails, with the place of its whole output.
 */
export async function npm(args: string[], { folder, logFile, environment }: NpmRun): Promise<void> {
	const log = await open(logFile, 'a');
	try {
		const { command, before } = npmCommand();
		const child = spawnGroup(command, [...before, ...args], {
			cwd: folder,
			env: { ...environmentForNpm(), ...environment },
			stdio: ['ignore', log.fd, log.fd],
			shell: before.length === 0 && process.platform === 'win32',
		});
		const code = await new Promise<number | null>((resolve, reject) => {
			child.once('error', reject).once('close', resolve);
		});
		if (code !== 0) throw await npmProblem(args[0] ?? '', logFile);
	} finally {
		await log.close();
	}
}

/** npm as a script of the running Node where npm started us (no shell, no PATH), else the command. */
function npmCommand(): { command: string; before: string[] } {
	const script = process.env.npm_execpath;
	return script?.endsWith('npm-cli.js')
		? { command: process.execPath, before: [script] }
		: { command: 'npm', before: [] };
}

/** An outer `npm start` hands its own folder and switches down; none of these are meant for the inner one. */
function environmentForNpm(): NodeJS.ProcessEnv {
	const inner = { ...process.env };
	for (const name of [
		'npm_config_local_prefix',
		'npm_config_ignore_scripts',
		'npm_config_dry_run',
	]) {
		delete inner[name];
	}
	return inner;
}

async function npmProblem(task: string, logFile: string): Promise<HostProblem> {
	const output = await readFile(logFile, 'utf8');
	const whole = `npm's whole output is in ${logFile}`;
	if (disk.test(output)) {
		return new HostProblem(
			`The disk filled up while npm was installing n8n. Free some space and start again. ${whole}`,
		);
	}
	// Before the network: a ready-made module that could not be fetched is what led to building it.
	if (/\bgyp ERR!/.test(output)) {
		return new HostProblem(
			'A native module of n8n could be neither downloaded nor built. ' +
				`Building needs Python 3, make and a C++ compiler (Debian: apt-get install python3 make g++). ${whole}`,
		);
	}
	if (network.test(output)) {
		return new HostProblem(
			'npm could not reach its registry, from which n8n is installed at the first start. ' +
				`Check the network connection and npm's proxy and registry settings, then try again. ${whole}`,
		);
	}
	const last = output.trimEnd().split('\n').slice(-8).join('\n');
	return new HostProblem(`"npm ${task}" failed:\n${last}\n${whole}`);
}
