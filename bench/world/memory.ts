import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What of a process is in memory (its resident set). */
async function residentBytes(pid: number): Promise<number> {
	if (process.platform === 'linux') {
		// To start ps twenty times a second would itself take time from what is measured.
		const status = await readFile(`/proc/${pid}/status`, 'utf8');
		return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
	}
	const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)]);
	return Number(stdout.trim()) * 1024;
}

const LOOK_EVERY_MS = 50;

export interface Memory {
	beforeBytes: number;
	peakBytes: number;
}

/** Runs a task, and tells how much memory a process held before it and at most meanwhile. */
export async function withPeakMemory<Result>(
	pid: number,
	task: () => Promise<Result>,
): Promise<{ result: Result; memory: Memory }> {
	const beforeBytes = await residentBytes(pid);
	let peakBytes = beforeBytes;
	let isOver = false;
	const watch = async () => {
		while (!isOver) {
			peakBytes = Math.max(peakBytes, await residentBytes(pid));
			await delay(LOOK_EVERY_MS);
		}
	};
	const watched = watch();
	const result = await task().finally(() => {
		isOver = true;
	});
	await watched;
	return { result, memory: { beforeBytes, peakBytes } };
}
