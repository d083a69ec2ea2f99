import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { HostProblem } from './hostProblem';
import { installN8n } from './install/install';
import { packPackage } from './install/packageTarball';
import { sayToOutput as say } from './progress';
import { requirePorts } from './server/freePort';
import type { N8nProcess } from './server/launch';
import { exitOnSignals, untilInterrupted } from './server/processGroup';
import { type TemporaryFolder, temporaryFolder } from './server/temporaryFolder';
import { startEnvironment, type EnvironmentOptions } from './start/environment';
import { ownAccountSteps, startForOwnAccount } from './start/ownAccount';
import { runSession } from './start/sessionRun';
import { helpText, homeOf, readStartOptions, type StartOptions } from './start/startOptions';
import { afterRunSteps } from './start/startTexts';
import { commandWith, commandWithDashes } from './start/typedCommand';
import { reloadSetting, watchSources } from './start/watchSources';

/** Where .vscode/launch.json attaches to. */
const DEBUG_SWITCH = '--inspect=127.0.0.1:9229';

async function main(): Promise<void> {
	requireDashes();
	const options = readStartOptions(process.argv.slice(2));
	if (options.help) {
		say(helpText());
		return;
	}
	requireNode();
	await requireOwnPorts(options);
	const stopExiting = exitOnSignals();
	const temporary = await temporaryFolder();
	try {
		const setting = await prepare(options, temporary.path);
		const run = options.simulator ? runAgainstSimulator : runForOwnAccount;
		await run(setting, options, stopExiting);
	} catch (error) {
		if (!(error instanceof HostProblem)) keepLog(options, temporary);
		throw error;
	}
}

async function prepare(options: StartOptions, temporary: string): Promise<EnvironmentOptions> {
	const install = await installN8n({ say });
	const tarball = await packPackage(temporary);
	const userFolder = options.once ? join(temporary, 'home') : homeOf(options);
	await mkdir(userFolder, { recursive: true });
	return {
		install,
		tarball,
		userFolder,
		say,
		...(options.watch ? { environment: reloadSetting, nodeSwitches: [DEBUG_SWITCH] } : {}),
		...(options.port === undefined ? {} : { port: options.port }),
		...(options.simulatorPort === undefined ? {} : { simulatorPort: options.simulatorPort }),
	};
}

async function runAgainstSimulator(
	setting: EnvironmentOptions,
	{ once, watch }: StartOptions,
	stopExiting: () => void,
): Promise<void> {
	const environment = await startEnvironment(setting);
	try {
		const run = await runSession(environment, say);
		say('');
		say('All of it happened as expected.');
		if (once) return;
		say(afterRunSteps(environment, run, setting.userFolder));
		await stayUp(environment.n8n, stopExiting, watch ? setting.userFolder : undefined);
	} finally {
		await environment.close();
	}
}

async function runForOwnAccount(
	setting: EnvironmentOptions,
	{ once, watch, publicUrl }: StartOptions,
	stopExiting: () => void,
): Promise<void> {
	const { n8n, owner } = await startForOwnAccount({
		...setting,
		...(publicUrl === undefined ? {} : { publicUrl }),
	});
	try {
		if (once) return;
		say(ownAccountSteps(n8n.url, owner, setting.userFolder, publicUrl));
		await stayUp(n8n, stopExiting, watch ? setting.userFolder : undefined);
	} finally {
		await n8n.stop();
	}
}

/** @param watched user folder of the n8n that receives each new build */
async function stayUp(
	n8n: N8nProcess,
	stopExiting: () => void,
	watched: string | undefined,
): Promise<void> {
	// One takes over from the other without a gap: in a gap, a signal would end only this process.
	const interrupted = untilInterrupted().then(() => true);
	stopExiting();
	say(`n8n's log: ${n8n.logFile}`);
	say('Press Ctrl+C to stop.');
	const stopWatching = watched === undefined ? () => undefined : await watchSources(watched, say);
	const byUser = await Promise.race([interrupted, n8n.ended().then(() => false)]);
	stopWatching();
	if (!byUser) throw new HostProblem(`n8n stopped unexpectedly. Its log: ${n8n.logFile}`);
	say('Stopping …');
}

function requireDashes(): void {
	const command = commandWithDashes();
	if (command === undefined) return;
	throw new HostProblem(
		`Without "--" before them, npm takes options as its own. Enter:\n  ${command}`,
	);
}

async function requireOwnPorts({ port, simulator, simulatorPort }: StartOptions): Promise<void> {
	const given = [
		{ option: '--port', port },
		...(simulator ? [{ option: '--simulator-port', port: simulatorPort }] : []),
	];
	const wanted = given.flatMap(({ option, port: one }) =>
		one === undefined
			? []
			: [{ port: one, instead: (free: number) => `  ${commandWith(option, free)}` }],
	);
	await requirePorts(wanted);
}

function requireNode(): void {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major > 20 || (major === 20 && minor >= 19)) return;
	throw new HostProblem(
		`This needs Node 20.19 or newer, but runs on ${process.versions.node}. (n8n itself runs on a newer one.)`,
	);
}

function keepLog({ once }: StartOptions, temporary: TemporaryFolder): void {
	if (!once) return;
	temporary.keep();
	say(`n8n's data and log are kept in ${temporary.path}`);
}

main().catch((error: unknown) => {
	if (error instanceof HostProblem) {
		process.stderr.write(`\n${error.message}\n`);
		process.exitCode = 2;
		return;
	}
	process.stderr.write(`\n✗ ${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
