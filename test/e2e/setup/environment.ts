import { randomUUID } from 'node:crypto';

import type { Credential } from '../../../tools/n8n/client/n8nAnswers';
import { N8nClient } from '../../../tools/n8n/client/n8nClient';
import { credentialData, credentialType } from '../../../tools/n8n/start/demoAccount';
import { type Simulator, startSimulator } from '../../../tools/zoom-simulator';
import { owner } from './owner';
import { urlVariable } from './sharedN8n';

/** What a test file works with: the shared n8n, and a Zoom account of its own. */
export interface Environment {
	client: N8nClient;
	simulator: Simulator;
	/** The right keys of the simulated account. */
	keys: Record<string, string>;
	/** A stored credential with these keys. */
	credential: Credential;
	/** Stores another credential: the right keys, but for these. */
	credentialWith: (changes: Record<string, string>) => Promise<Credential>;
	close: () => Promise<void>;
}

export async function openEnvironment(): Promise<Environment> {
	const url = process.env[urlVariable];
	if (url === undefined) throw new Error('No n8n is running: is the global set-up missing?');
	const simulator = await startSimulator();
	const client = new N8nClient(url);
	await client.signIn(owner);
	const keys = credentialData(simulator);
	const credentialWith = async (changes: Record<string, string>) =>
		await client.saveCredential(`Zoom ${randomUUID()}`, credentialType, { ...keys, ...changes });
	return {
		client,
		simulator,
		keys,
		credential: await credentialWith({}),
		credentialWith,
		close: async () => {
			await client.close();
			await simulator.close();
		},
	};
}
