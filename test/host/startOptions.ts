/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error */
import { parseArgs } from 'node:util';
import { HostProblem } from './hostProblem';

export interface StartOptions {
	help: boolean;
	/** End after the run, with an exit code, instead of staying up. */
	once: boolean;
	/** Start a local Zoom and run a session against it. */
	simulator: boolean;
	/** Port of n8n; a free one where undefined. */
	port: number | undefined;
	/** Port of the simulator; a free one where undefined. */
	simulatorPort: number | undefined;
}

const N8N_PORT = 5678;
const SIMULATOR_PORT = 5680;

/** What `npm start -- --help` prints. */
export function helpText(userFolder: string, cache: string): string {
	return `npm start [-- options]

Starts a real n8n with this package in it and a local stand-in for Zoom (the simulator), imports the
example workflows, lets one session run through them from its start to its finished recording, says
what happened, and stays up for you to try things until Ctrl-C.

  --once                 end after the run: exit code 0 if everything was seen to happen, else 1
  --no-simulator         no simulator and no run: for your own Zoom account; you fill in the credential
  --port N               port of n8n (default ${N8N_PORT}; with --once a free one)
  --simulator-port N     port of the simulator (default ${SIMULATOR_PORT}; with --once a free one)
  --help                 this text

n8n keeps its data, so also what you build in it, in
  ${userFolder}
The example workflows and their credential are laid anew at each start: save changes of your own
under another name. With --once, n8n works in a temporary folder instead.

n8n itself is fetched on the first start (about 5 minutes and 3 GB) and kept in
  ${cache}
Both folders may be deleted at any time; the next start makes them anew.

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
		simulator: !(values['no-simulator'] ?? false),
		port: readPort('--port', values.port) ?? (once ? undefined : N8N_PORT),
		simulatorPort:
			readPort('--simulator-port', values['simulator-port']) ?? (once ? undefined : SIMULATOR_PORT),
	};
}

function parse(args: string[]) {
	try {
		return parseArgs({
			args,
			options: {
				help: { type: 'boolean', short: 'h' },
				once: { type: 'boolean' },
				'no-simulator': { type: 'boolean' },
				port: { type: 'string' },
				'simulator-port': { type: 'string' },
			},
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
