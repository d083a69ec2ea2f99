import { type ChildProcess, spawn, spawnSync, type StdioOptions } from 'node:child_process';
import { constants } from 'node:os';

export interface GroupOptions {
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	stdio: StdioOptions;
	shell?: boolean;
}

const running = new Set<ChildProcess>();

/**
 * Starts a program in a process group of its own, so that it can be ended together with all that it
 * starts; that happens at the latest when this process exits.
 */
export function spawnGroup(command: string, args: string[], options: GroupOptions): ChildProcess {
	if (running.size === 0) process.once('exit', killAll);
	const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
	running.add(child);
	child.once('close', () => {
		// What the program left behind would otherwise outlive it.
		killGroup(child);
		running.delete(child);
		if (running.size === 0) process.off('exit', killAll);
	});
	return child;
}

/** Ends a program and all that it started, at once and without a chance to tidy up. */
export function killGroup(child: ChildProcess): void {
	if (child.pid === undefined) return;
	if (process.platform === 'win32') {
		spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
		return;
	}
	try {
		process.kill(-child.pid, 'SIGKILL');
	} catch {
		// ESRCH: the whole group is gone already.
	}
}

function killAll(): void {
	for (const child of running) killGroup(child);
}

/**
 * Lets the signals that ask this process to end do so through its exit, at which the groups are
 * ended; by default a signal ends a process without that.
 * @returns what takes these handlers off again
 */
export function exitOnSignals(): () => void {
	const exit = (signal: NodeJS.Signals) => process.exit(128 + constants.signals[signal]);
	for (const signal of endingSignals) process.once(signal, exit);
	return () => {
		for (const signal of endingSignals) process.off(signal, exit);
	};
}

/** Waits for somebody to ask this process to end, such as with Ctrl-C. A second time, it ends at once. */
export async function untilInterrupted(): Promise<void> {
	await new Promise<void>((resolve) => {
		for (const signal of endingSignals) process.once(signal, () => resolve());
	});
	exitOnSignals();
}

const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
