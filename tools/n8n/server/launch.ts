import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { N8nInstall } from '../install/install';
import { unpackForN8n } from '../install/packageTarball';
import { until } from '../until';
import { freePort, requirePort } from './freePort';
import { n8nEnvironment, withoutNoise } from './n8nEnvironment';
import { killGroup, spawnGroup } from './processGroup';

export interface LaunchOptions {
	install: N8nInstall;
	/** n8n keeps all that is its own in `.n8n` below this folder. */
	userFolder: string;
	/** Tarball of the package; without one, n8n starts with what the user folder holds already. */
	tarball?: string;
	/** A free one is chosen unless given. */
	port?: number;
	/** Switches of Node, such as `--inspect`. */
	nodeSwitches?: readonly string[];
	/** More settings of n8n, such as `EXECUTIONS_MODE`. */
	environment?: Readonly<Record<string, string>>;
}

const START_LIMIT = 180_000;
const STOP_LIMIT = 45_000;

/** A running n8n: its address, and the ways to end it or start it again on the same user folder. */
export class N8nProcess {
	readonly url: string;
	readonly logFile: string;
	#child: ChildProcess | undefined;

	private constructor(
		private readonly options: LaunchOptions,
		private readonly port: number,
	) {
		this.url = `http://127.0.0.1:${port}`;
		this.logFile = join(options.userFolder, 'n8n.log');
	}

	/**
	 * Starts n8n with the package and waits until its editor can be used.
	 * @throws HostProblem when the port is in use.
	 */
	static async launch(options: LaunchOptions): Promise<N8nProcess> {
		if (options.port !== undefined) await requirePort(options.port);
		await mkdir(options.userFolder, { recursive: true });
		if (options.tarball !== undefined) await unpackForN8n(options.tarball, options.userFolder);
		const n8n = new N8nProcess(options, options.port ?? (await freePort()));
		await n8n.start();
		return n8n;
	}

	/** Of the process that does n8n's work; `undefined` while none is running. */
	get pid(): number | undefined {
		return isRunning(this.#child) ? this.#child.pid : undefined;
	}

	/** Ends n8n as an operator would, with the time to finish what it is doing. */
	async stop(): Promise<void> {
		const child = this.#child;
		if (!isRunning(child)) return;
		const closed = once(child, 'close');
		child.kill('SIGTERM');
		const tooLong = setTimeout(() => killGroup(child), STOP_LIMIT);
		await closed;
		clearTimeout(tooLong);
	}

	/** Ends n8n the way a power cut does. */
	async kill(): Promise<void> {
		const child = this.#child;
		if (!isRunning(child)) return;
		const closed = once(child, 'close');
		killGroup(child);
		await closed;
	}

	/** Waits until n8n has ended, for whatever reason. */
	async ended(): Promise<void> {
		if (isRunning(this.#child)) await once(this.#child, 'close');
	}

	/** Starts n8n again after `stop` or `kill`, at the same address and with the same data. */
	async start(): Promise<void> {
		if (isRunning(this.#child)) throw new Error('n8n is running already');
		const log = await open(this.logFile, 'a');
		const { size: before } = await log.stat();
		const { install, userFolder, environment, nodeSwitches = [] } = this.options;
		const ports = { port: this.port, brokerPort: await freePort() };
		// A file, not a pipe: an n8n whose pipe has lost its reader spins and grows without bound.
		const child = spawnGroup(install.node, [...nodeSwitches, install.script, 'start'], {
			cwd: userFolder,
			env: n8nEnvironment(userFolder, ports, {
				...(await withoutNoise(install.script)),
				...environment,
			}),
			stdio: ['ignore', log.fd, log.fd],
		});
		this.#child = child;
		await log.close();
		let failure: Error | undefined;
		child.once('error', (error) => {
			failure = error;
		});
		try {
			await this.untilReady(child, before, () => failure);
		} catch (error) {
			killGroup(child);
			throw error;
		}
	}

	private async untilReady(
		child: ChildProcess,
		before: number,
		failure: () => Error | undefined,
	): Promise<void> {
		await until(
			'n8n to start',
			async () => {
				const failed = failure();
				if (failed) throw failed;
				const output = (await readFile(this.logFile)).subarray(before).toString();
				// /healthz answers earlier, when workflows are not active yet.
				if (output.includes('Editor is now accessible')) return true;
				if (isRunning(child)) return undefined;
				const last = output.trimEnd().split('\n').slice(-10).join('\n');
				throw new Error(`n8n stopped while it was starting:\n${last}\nWhole log: ${this.logFile}`);
			},
			{ limit: START_LIMIT },
		);
	}
}

function isRunning(child: ChildProcess | undefined): child is ChildProcess {
	return child !== undefined && child.exitCode === null && child.signalCode === null;
}
