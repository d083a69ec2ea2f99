import { parseAssignments } from '../settings';
import { startSimulator, type Simulator } from '..';
import { commandLine, PROGRAM } from './commandLine';
import { deliveryLine } from './lines';

/** Starts the simulator for a person: prints what to paste where, then each delivery. */
export async function startAlone(given: {
	port: string;
	'files-port': string;
	set: string[];
	webhook: string[];
}): Promise<void> {
	const port = Number(given.port);
	const filesPort = Number(given['files-port']);
	const settings = parseAssignments(given.set);
	const simulator = await startSimulator({ port, filesPort, settings }).catch((error: unknown) => {
		throw inUse(error) ? new Error(portsTaken(port, filesPort)) : error;
	});
	for (const url of given.webhook) simulator.webhooks.subscribe({ url });
	console.log(introduction(simulator));
	simulator.webhooks.log.onChange = (delivery) => console.log(deliveryLine(delivery));
	const end = () => void simulator.close();
	process.once('SIGINT', end);
	process.once('SIGTERM', end);
}

function inUse(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function portsTaken(port: number, filesPort: number): string {
	const others = [port, filesPort].map((each) => (each + 100) % 65_536);
	return `Port ${port} or ${filesPort} is in use, perhaps by another simulator or by npm start. Choose others:
  ${PROGRAM} --port ${others[0]} --files-port ${others[1]}
and add this to each command: --at http://127.0.0.1:${others[0]}`;
}

function introduction(simulator: Simulator): string {
	const { keys, origins, webhooks } = simulator;
	const command = (words: string) => `  ${commandLine(words, origins.api)}`;
	return `A local simulator of Zoom's Video SDK cloud recording is running. Press Ctrl+C to stop it.

  API Key                ${keys.apiKey}
  API Secret             ${keys.apiSecret}
  SDK Key                ${keys.sdkKey}
  SDK Secret             ${keys.sdkSecret}
  Webhook Secret Token   ${keys.webhookSecretToken}
  Base URL               ${simulator.baseUrl}
  Extra Download Hosts   ${new URL(origins.files).host}
  Account ID             ${keys.accountId}

Enter these in the software under test (in n8n: the fields of the credential). In another terminal, give
its webhook address to the simulator. Files are at the extra download host.

${command('webhook add URL')}

Webhooks so far: ${webhooks.list().length}. Then run a session:

${command('demo --name "My session" --seconds 10')}
`;
}
