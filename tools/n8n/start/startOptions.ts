import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { HostProblem } from '../hostProblem';
import { cacheFolder } from '../install/cacheFolder';

export interface StartOptions {
	help: boolean;
	/** End after the run, with an exit code, instead of staying up. */
	once: boolean;
	/** Build at each change of the sources, and let n8n load the package anew. */
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
 * Where n8n keeps its data from one start to the next: a place of its own for each kind of account, and
 * for each port of which only one can be started at a time. Two that share a place would change each
 * other's workflows and credential.
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

/** As they stand behind `npm start --`. */
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

Starts a real n8n with this package in it and a local stand-in for Zoom (the simulator), imports the
example workflows, lets one session run through them from its start to its finished recording, says
what happened, and stays up for you to try things until Ctrl-C.

  --once                 end after the run: exit code 0 if everything was seen to happen, else 1
  --watch                build and load the package anew whenever a source file is saved (npm run dev)
  --no-simulator         no simulator and no run: for your own Zoom account; you fill in the credential
  --port N               port of n8n (default ${N8N_PORT}; with --once a free one)
  --simulator-port N     port of the simulator (default ${SIMULATOR_PORT}; with --once a free one)
  --public-url URL       with --no-simulator: the https address under which Zoom reaches this n8n
                         (a tunnel to its port), shown in the triggers' webhook addresses
  --help                 this text

n8n keeps its data, and with it what you build, in
  ${homeOf({ simulator: true })}
The example workflows and their credential are laid anew in it at each start: save changes of your
own under another name. With --no-simulator, nothing is ever replaced, and the folder is
  ${homeOf({ simulator: false })}
On other ports it has a folder of its own, so that two can run side by side. With --once, n8n works
in a temporary folder instead. Its time zone is that of this machine.

n8n itself is fetched on the first start (about 5 minutes and 3 GB) and kept in
  ${cacheFolder()}
Deleting any of these folders is safe: the next start begins it afresh.

Exit code 2: something on this machine stands in the way (network, disk space, a port in use).
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
	throw new HostProblem(`${option} takes a number from 1 to 65535, not "${text}"`);
}

function readUrl(text: string | undefined): string | undefined {
	if (text === undefined) return undefined;
	if (text.startsWith('https://') && URL.canParse(text)) return text;
	throw new HostProblem(`--public-url takes an https address, not "${text}"`);
}
