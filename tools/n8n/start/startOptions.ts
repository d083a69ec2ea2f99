import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { HostProblem } from '../hostProblem';
import { cacheFolder } from '../install/cacheFolder';

export interface StartOptions {
	help: boolean;
	/** Stop after the run, with an exit code, instead of staying up. */
	once: boolean;
	/** Build at each change of the sources, and let n8n reload the package. */
	watch: boolean;
	/** Start a local Zoom and run a session against it. */
	simulator: boolean;
	/** Port of n8n; a free one where undefined. */
	port: number | undefined;
	/** Port of the simulator; a free one where undefined. */
	simulatorPort: number | undefined;
	/** Address under which Zoom reaches this n8n, such as a tunnel's. */
	publicUrl: string | undefined;
}

const N8N_PORT = 5678;
/** Where the simulator's own command line looks for it. */
const SIMULATOR_PORT = 4100;

/**
 * Where n8n keeps its data from one start to the next. Each kind of account has a folder of its own, and
 * so does each port, on which only one can run at a time. Two in one folder would change each other's
 * workflows and credential.
 */
export function homeOf({
	simulator,
	port = N8N_PORT,
	simulatorPort = SIMULATOR_PORT,
}: Pick<StartOptions, 'simulator'> &
	Partial<Pick<StartOptions, 'port' | 'simulatorPort'>>): string {
	const [name, own, usual] = simulator
		? ['home-simulator', simulatorPort, SIMULATOR_PORT]
		: ['home-own-account', port, N8N_PORT];
	return join(cacheFolder(), own === usual ? name : `${name}-${own}`);
}

/** As given after `npm start --`. */
export const OPTIONS = {
	help: { type: 'boolean', short: 'h' },
	once: { type: 'boolean' },
	watch: { type: 'boolean' },
	'no-simulator': { type: 'boolean' },
	port: { type: 'string' },
	'simulator-port': { type: 'string' },
	'public-url': { type: 'string' },
} as const;

/** What `npm start -- --help` prints. */
export function helpText(): string {
	return `npm start [-- options]

Starts a real n8n with this package and a local simulator of Zoom, imports the example workflows, runs
one session through them from its start to its finished recording, says what happened, and keeps running
until Ctrl+C, so that you can try things.

  --once                 stop after the run: exit code 0 if everything happened as expected, otherwise 1
  --watch                build and reload the package whenever a source file is saved (npm run dev)
  --no-simulator         for your own Zoom account: no simulator, no run; you fill in the credential
  --port N               port of n8n (default ${N8N_PORT}; a free one with --once)
  --simulator-port N     port of the simulator (default ${SIMULATOR_PORT}; a free one with --once)
  --public-url URL       with --no-simulator: the https address at which Zoom reaches this n8n (such as
                         a tunnel to its port), shown in the triggers' webhook addresses
  --help                 show this text

n8n keeps its data, including what you build, in
  ${homeOf({ simulator: true })}
Each start replaces the example workflows and their credential there: save your own changes under
another name. With --no-simulator, nothing is ever replaced, and the folder is
  ${homeOf({ simulator: false })}
On other ports, n8n has another folder, so that two can run side by side. With --once, it uses a
temporary folder instead. Its time zone is the one of this machine.

n8n itself is downloaded at the first start (about 5 minutes and 3 GB) and kept in
  ${cacheFolder()}
You can delete any of these folders: the next start creates it again.

Exit code 2: this machine prevents it (network, disk space, a port in use).
`;
}

/**
 * Reads the command line.
 * @throws HostProblem for an option that does not exist or a port that is none.
 */
export function readStartOptions(args: string[]): StartOptions {
	const { values } = parse(args);
	const once = values.once ?? false;
	return {
		help: values.help ?? false,
		once,
		watch: (values.watch ?? false) && !once,
		simulator: !(values['no-simulator'] ?? false),
		port: readPort('--port', values.port) ?? (once ? undefined : N8N_PORT),
		simulatorPort:
			readPort('--simulator-port', values['simulator-port']) ?? (once ? undefined : SIMULATOR_PORT),
		publicUrl: readUrl(values['public-url']),
	};
}

function parse(args: string[]) {
	try {
		return parseArgs({
			args,
			options: OPTIONS,
		});
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new HostProblem(`${reason}\nSee npm start -- --help`);
	}
}

function readPort(option: string, text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	const port = Number(text);
	if (/^\d+$/.test(text) && port >= 1 && port <= 65535) return port;
	throw new HostProblem(`${option} must be a number from 1 to 65535, not "${text}".`);
}

function readUrl(text: string | undefined): string | undefined {
	if (text === undefined) return undefined;
	if (text.startsWith('https://') && URL.canParse(text)) return text;
	throw new HostProblem(`--public-url must be an https address, not "${text}".`);
}
