import { once } from 'node:events';
import { type FSWatcher, watch } from 'node:fs';
import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { installedPackage, repository } from '../install/packageTarball';
import type { Say } from '../progress';
import { spawnGroup } from '../server/processGroup';
import { replaceChanged } from './replaceChanged';

/** Setting with which n8n reloads a package when its files change, and informs open editors. */
export const reloadSetting = { N8N_DEV_RELOAD: 'true' };

/** Editors write a file in several steps. */
const SETTLE_MS = 200;

/** Longer than n8n takes to notice new files and to load them. */
const RELOAD_MS = 1_500;

/**
 * Builds the package at each change of its sources and copies what has changed to the n8n of this user
 * folder, which must run with `reloadSetting`.
 * @returns a function that stops watching
 */
export async function watchSources(userFolder: string, say: Say): Promise<() => void> {
	let timer: NodeJS.Timeout | undefined;
	let watchers: FSWatcher[] = [];
	let work = Promise.resolve();
	const rebuild = async () => {
		await watchAll();
		say('Sources have changed: building …');
		const problem = await build();
		if (problem !== undefined) {
			say(`✗ n8n keeps the last good build:\n${problem}`);
			return;
		}
		const installed = installedPackage(userFolder);
		const changed = await replaceChanged(
			join(repository, 'dist'),
			join(installed, 'dist'),
			// Beside the packages and not among them, where n8n watches.
			join(installed, '..', '..', '.next-build'),
		);
		if (changed > 0) await reloadAgain(join(installed, 'dist', 'bundle.js'));
		say(
			`✓ ${changed} files have changed in n8n. To see them in an open editor, open the node again.`,
		);
	};
	const onChange = () => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			work = work.then(rebuild).catch((error: unknown) => say(`✗ ${String(error)}`));
		}, SETTLE_MS);
	};
	const watchAll = async () => {
		for (const watcher of watchers) watcher.close();
		watchers = (await sourceFolders()).map((folder) => watch(folder, onChange));
	};
	await watchAll();
	return () => {
		clearTimeout(timer);
		for (const watcher of watchers) watcher.close();
	};
}

/**
 * Makes n8n 2.41 load the package once more. If n8n has freed the descriptions of the nodes, as after its
 * start, the next reload lists each node twice, and the one after it lists each once.
 */
async function reloadAgain(file: string): Promise<void> {
	await wait(RELOAD_MS);
	const now = new Date();
	await utimes(file, now, now);
}

/** Each folder by itself: Node's recursive watching loses files that an editor saves by replacing them. */
async function sourceFolders(): Promise<string[]> {
	const tops = ['nodes', 'credentials'].map((folder) => join(repository, folder));
	const below = await Promise.all(
		tops.map(async (top) => {
			const entries = await readdir(top, { recursive: true, withFileTypes: true });
			return entries
				.filter((entry) => entry.isDirectory())
				.map((entry) => join(entry.parentPath, entry.name));
		}),
	);
	return [...tops, ...below.flat()];
}

/** What gulp says whether or not something is wrong. */
const routine = /\] (Using gulpfile|Starting|Finished|'.*' errored)|^\s+at /;

/** Runs the build; gives what it printed when it failed. */
async function build(): Promise<string | undefined> {
	const gulp = join(repository, 'node_modules', 'gulp', 'bin', 'gulp.js');
	const child = spawnGroup(process.execPath, [gulp], {
		cwd: repository,
		env: { ...process.env, SOURCE_MAP: '1' },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	const collect = (chunk: Buffer) => {
		output += chunk.toString();
	};
	child.stdout?.on('data', collect);
	child.stderr?.on('data', collect);
	const [code]: unknown[] = await once(child, 'close');
	if (code === 0) return undefined;
	const lines = output.split('\n').filter((line) => line.trim() !== '' && !routine.test(line));
	return lines.join('\n');
}
