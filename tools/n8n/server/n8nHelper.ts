import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { N8nInstall } from '../install/install';
import { until } from '../until';
import { freePort } from './freePort';
import { n8nEnvironment } from './n8nEnvironment';
import { killGroup, spawnGroup } from './processGroup';

/** A process of n8n's queue mode beside the main one. */
export interface N8nHelper {
	url: string;
	pid: number;
	logFile: string;
	stop(): Promise<void>;
}

const READY = { worker: 'n8n worker is now ready', webhook: 'Webhook listener waiting' } as const;
const START_LIMIT = 120_000;
const STOP_LIMIT = 45_000;

/**
 * Starts `n8n worker` or `n8n webhook` on the user folder of the main process, and waits until it is
 * ready.
 */
export async function startN8nHelper(
	role: keyof typeof READY,
	{ install, userFolder }: { install: N8nInstall; userFolder: string },
	environment: Readonly<Record<string, string>>,
): Promise<N8nHelper> {
	const ports = { port: await freePort(), brokerPort: await freePort() };
	const logFile = join(userFolder, `${role}-${ports.port}.log`);
	const log = await open(logFile, 'a');
	const child = spawnGroup(install.node, [install.script, role], {
		cwd: userFolder,
		env: n8nEnvironment(userFolder, ports, environment),
		stdio: ['ignore', log.fd, log.fd],
	});
	await log.close();
	await until(
		`n8n ${role} to start`,
		async () => {
			const output = await readFile(logFile, 'utf8');
			if (output.includes(READY[role])) return true;
			if (child.exitCode === null && child.signalCode === null) return undefined;
			throw new Error(`n8n ${role} stopped while it was starting:\n${output.slice(-1000)}`);
		},
		{ limit: START_LIMIT },
	);
	if (child.pid === undefined) throw new Error(`n8n ${role} could not be started`);
	return {
		pid: child.pid,
		url: `http://127.0.0.1:${ports.port}`,
		logFile,
		async stop() {
			if (child.exitCode !== null || child.signalCode !== null) return;
			const closed = once(child, 'close');
			child.kill('SIGTERM');
			const tooLong = setTimeout(() => killGroup(child), STOP_LIMIT);
			await closed;
			clearTimeout(tooLong);
		},
	};
}
