import { rmSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const marker = '.partial-';

export interface PartialInstall {
	folder: string;
	/** Removes the folder and its log, if they are still there. */
	remove: () => Promise<void>;
}

/**
 * Names a folder beside `folder` that belongs to this process alone. It is removed when the process
 * exits, and by `removeAbandoned` of a later one if the process never came to that.
 */
export function temporarySibling(folder: string): PartialInstall {
	const partial = `${folder}${marker}${process.pid}`;
	const atExit = () => rmSync(partial, { recursive: true, force: true });
	process.once('exit', atExit);
	return {
		folder: partial,
		remove: async () => {
			process.off('exit', atExit);
			await rm(partial, { recursive: true, force: true });
		},
	};
}

/** Removes what processes that are gone left behind: gigabytes that nobody would ever use. */
export async function removeAbandoned(cache: string): Promise<void> {
	for (const name of await readdir(cache)) {
		const pid = /\.partial-(\d+)(?:\.log)?$/.exec(name)?.[1];
		if (pid === undefined || isAlive(Number(pid))) continue;
		await rm(join(cache, name), { recursive: true, force: true });
	}
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// EPERM: alive, but another user's.
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}
