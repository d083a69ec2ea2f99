/* eslint-disable no-console, @n8n/community-nodes/no-restricted-globals */
import { startSimulator } from '../index';
import type { Simulator } from '../index';
import { parseAssignments } from '../settings';
import type { Delivery } from '../webhooks/delivery';

/** Starts the stand-in for a person: prints what to paste where, then each delivery. */
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
		throw inUse(error)
			? new Error('The port is in use. Others: --port 4200 --files-port 4201')
			: error;
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

function introduction(simulator: Simulator): string {
	const { keys, origins, webhooks } = simulator;
	return `A local stand-in for Zoom's Video SDK cloud recording is running. Ctrl+C ends it.

  Base URL               ${simulator.baseUrl}
  Files come from        ${origins.files}

  API key                ${keys.apiKey}
  API secret             ${keys.apiSecret}
  SDK key                ${keys.sdkKey}
  SDK secret             ${keys.sdkSecret}
  Webhook secret token   ${keys.webhookSecretToken}
  Account id             ${keys.accountId}

Give the base URL, the keys and the secret token to the software under test, and its webhook
address to the stand-in:

  webhook validate URL
  webhook add URL              subscribed so far: ${webhooks.list().length}

Then run a session:

  demo --name "My session" --seconds 10
`;
}

function deliveryLine({ event, url, attempts, state }: Delivery): string {
	const last = attempts.at(-1);
	const result = last?.status === undefined ? (last?.error ?? '') : String(last.status);
	return `${last?.at ?? ''} ${event} -> ${url}: ${result} (${state})`;
}
