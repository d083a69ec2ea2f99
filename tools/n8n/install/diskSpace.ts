import { statfs } from 'node:fs/promises';

import { HostProblem } from '../hostProblem';

const GIGABYTE = 1e9;

/**
 * Makes sure that `bytes` are free on the disk of an existing folder.
 * @throws HostProblem naming the folder, what is needed and what is there.
 */
export async function requireFreeSpace(folder: string, bytes: number): Promise<void> {
	const disk = await statfs(folder);
	const free = disk.bavail * disk.bsize;
	if (free >= bytes) return;
	throw new HostProblem(
		`Not enough disk space in ${folder}: ${inGigabytes(bytes)} GB are needed, ${inGigabytes(free)} GB are free. ` +
			'Free some space, or set XDG_CACHE_HOME to a folder on a larger disk.',
	);
}

function inGigabytes(bytes: number): string {
	return (bytes / GIGABYTE).toFixed(1);
}
