import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

async function residentBytes(pid: number): Promise<number> {
	const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)]);
	return Number(stdout.trim()) * 1024;
}

/** Runs a task, and looks several times a second how much memory a process holds meanwhile. */
export async function withPeakMemory<Result>(
	pid: number,
	task: () => Promise<Result>,
): Promise<{ result: Result; peakBytes: number }> {
	let peakBytes = 0;
	let isOver = false;
	const watch = async () => {
		while (!isOver) {
			peakBytes = Math.max(peakBytes, await residentBytes(pid));
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	};
	const watched = watch();
	const result = await task().finally(() => {
		isOver = true;
	});
	await watched;
	return { result, peakBytes };
}
