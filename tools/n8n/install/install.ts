import { execFile } from 'node:child_process';
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { HostProblem, systemCode } from '../hostProblem';
import { type Say, sayToError, withProgress } from '../progress';
import { cacheFolder } from './cacheFolder';
import { requireFreeSpace } from './diskSpace';
import { type HostPackage, readHostPackage } from './hostPackage';
import { headersFolder, nodePath, nodeSource } from './nodeRuntime';
import { npm } from './npmCli';
import { removeAbandoned, temporarySibling } from './partialInstall';

/** An n8n on this machine, ready to be started. */
export interface N8nInstall {
	n8nVersion: string;
	/** Node program to run it with. */
	node: string;
	/** n8n's own entry script. */
	script: string;
}

export interface InstallOptions {
	hostPackage?: HostPackage;
	cache?: string;
	say?: Say;
	/** Bytes that must be free before anything is fetched: the installed files plus npm's own cache. */
	freeSpace?: number;
}

const FREE_SPACE = 4e9;

/**
 * Gives the n8n of a host package, installing it into the user's cache if it is not there yet.
 * It is put together in a temporary sibling and renamed when complete and tried, so a broken-off
 * installation is never used and two at once do not disturb each other.
 * @throws HostProblem when the network, the disk or npm stands in the way.
 */
export async function installN8n(options: InstallOptions = {}): Promise<N8nInstall> {
	const hostPackage = options.hostPackage ?? (await readHostPackage());
	const cache = options.cache ?? cacheFolder();
	const folder = join(cache, hostPackage.key);
	if (!(await exists(folder))) {
		await installInto(folder, hostPackage, { ...options, cache });
	}
	return {
		n8nVersion: hostPackage.n8nVersion,
		node: nodePath(folder),
		script: join(folder, 'node_modules', 'n8n', 'bin', 'n8n'),
	};
}

async function installInto(
	folder: string,
	hostPackage: HostPackage,
	{ cache, say = sayToError, freeSpace = FREE_SPACE }: InstallOptions & { cache: string },
): Promise<void> {
	await makeFolder(cache);
	await removeAbandoned(cache);
	await requireFreeSpace(cache, freeSpace);
	say(
		`n8n ${hostPackage.n8nVersion} is not on this machine yet. It is downloaded once (about 5 minutes`,
	);
	say(`and 3 GB) and kept in ${folder}`);

	const partial = temporarySibling(folder);
	await mkdir(partial.folder);
	try {
		await fill(partial.folder, hostPackage, say);
		await moveIntoPlace(partial.folder, folder);
		await rm(`${partial.folder}.log`, { force: true });
	} catch (error) {
		if (systemCode(error) === 'ENOSPC') {
			throw new HostProblem(
				`The disk of ${cache} filled up while n8n was being installed. Free some space and start again.`,
			);
		}
		throw error;
	} finally {
		await partial.remove();
	}
}

async function fill(folder: string, hostPackage: HostPackage, say: Say): Promise<void> {
	for (const [name, content] of Object.entries(hostPackage.files)) {
		await writeFile(join(folder, name), content);
	}
	const run = { folder, logFile: `${folder}.log` };
	const quiet = ['--no-audit', '--no-fund', '--loglevel=warn'];

	const fetch = hostPackage.isLocked ? ['ci'] : ['install', '--no-package-lock'];

	// Without a network, npm would try each of two thousand packages before it gives up.
	await npm(['view', 'node', 'name', '--fetch-retries=0', '--fetch-timeout=20000'], run);
	await withProgress(
		say,
		'Downloading n8n and its packages',
		npm([...fetch, '--ignore-scripts', '--prefer-offline', ...quiet], run),
	);
	const rebuild = ['rebuild', '--ignore-scripts=false', '--foreground-scripts', ...quiet];
	if (nodeSource === 'package') {
		const what = `Downloading the Node that n8n needs (this machine has ${process.versions.node})`;
		await withProgress(say, what, npm([...rebuild, 'node'], run));
	}
	const headers = await headersFolder(folder);
	const modules = await nativeModules(folder);
	const native = { ...run, environment: headers ? { npm_config_nodedir: headers } : {} };
	await withProgress(say, "Building n8n's native modules", npm([...rebuild, ...modules], native));
	await tryNatives(folder, modules);
}

/** Those with C++ in them. n8n 2.8 has no sandbox of its own for expressions yet. */
async function nativeModules(folder: string): Promise<string[]> {
	const hasSandbox = await exists(join(folder, 'node_modules', 'isolated-vm'));
	return hasSandbox ? ['sqlite3', 'isolated-vm'] : ['sqlite3'];
}

/** A native module that was built for another Node, or not at all, shows here and not at n8n's start. */
async function tryNatives(folder: string, modules: string[]): Promise<void> {
	const script = modules.map((name) => `require('${name}')`).join(';');
	await promisify(execFile)(nodePath(folder), ['-e', script], { cwd: folder });
}

async function moveIntoPlace(from: string, to: string): Promise<void> {
	try {
		await rename(from, to);
	} catch (error) {
		// Another process was quicker; its installation is as good as this one.
		if (!(await exists(to))) throw error;
	}
}

async function makeFolder(folder: string): Promise<void> {
	try {
		await mkdir(folder, { recursive: true });
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new HostProblem(
			`The cache folder ${folder} cannot be created (${reason}). Set XDG_CACHE_HOME to a folder that you can write to.`,
		);
	}
}

async function exists(path: string): Promise<boolean> {
	return await access(path).then(
		() => true,
		() => false,
	);
}
