import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { npm } from '../../../tools/n8n/install/npmCli';
import { repository } from '../../../tools/n8n/install/packageTarball';
import { freePort } from '../../../tools/n8n/server/freePort';
import { spawnGroup } from '../../../tools/n8n/server/processGroup';

const run = promisify(execFile);

const NAME = 'zoom-video-sdk-simulator';

/** A simulator that somebody has started by its command. */
export interface RunningSimulator {
	/** Address of its API, without `/v2`. */
	origin: string;
	/** What it printed on starting. */
	introduction: string;
	stop(): Promise<void>;
}

/** The simulator's package, installed from its tarball in a folder that had nothing. */
export interface InstalledSimulator {
	folder: string;
	/** Starts it at free ports, and waits until it has said where it is. */
	start(): Promise<RunningSimulator>;
	/** Runs its command to its end. @returns what it printed */
	command(...args: string[]): Promise<string>;
	/** Runs a program with Node in that folder. @returns what it printed */
	node(args: string[], environment?: Record<string, string>): Promise<string>;
	remove(): Promise<void>;
}

/** Builds, packs and installs the simulator, and other packages of npm beside it. */
export async function installSimulator(others: string[]): Promise<InstalledSimulator> {
	const folder = await mkdtemp(join(tmpdir(), 'simulator-'));
	const logFile = join(folder, 'npm.log');
	const here = { folder: repository, logFile };
	await npm(['run', 'build', '--workspace', NAME], here);
	await npm(['pack', '--workspace', NAME, '--pack-destination', folder], here);
	const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
	await writeFile(join(folder, 'package.json'), '{ "private": true }');
	await npm(['install', '--prefer-offline', '--ignore-scripts', `./${tarball}`, ...others], {
		folder,
		logFile,
	});

	const bin = join(folder, 'node_modules', '.bin', NAME);
	return {
		folder,
		start: async () => await start(bin, folder),
		command: async (...args) => (await run(bin, args, { cwd: folder })).stdout,
		node: async (args, environment = {}) => {
			const env = { ...process.env, ...environment };
			return (await run(process.execPath, args, { cwd: folder, env, timeout: 60_000 })).stdout;
		},
		remove: async () => await rm(folder, { recursive: true, force: true }),
	};
}

async function start(bin: string, cwd: string): Promise<RunningSimulator> {
	const ports = [String(await freePort()), String(await freePort())];
	const child = spawnGroup(bin, ['--port', `${ports[0]}`, '--files-port', `${ports[1]}`], {
		cwd,
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const closed = once(child, 'close');
	let printed = '';
	const introduction = await new Promise<string>((resolve, reject) => {
		child.stdout?.on('data', (chunk: Buffer) => {
			printed += chunk.toString();
			if (printed.includes('demo --name')) resolve(printed);
		});
		child.once('error', reject);
		child.once('close', () => reject(new Error(`The simulator has ended: ${printed}`)));
	});
	return {
		origin: `http://127.0.0.1:${ports[0]}`,
		introduction,
		stop: async () => {
			child.kill('SIGTERM');
			await closed;
		},
	};
}
