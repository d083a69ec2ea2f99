import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Credential } from '../../../tools/n8n/client/n8nAnswers';
import { N8nClient } from '../../../tools/n8n/client/n8nClient';
import { installN8n, type N8nInstall } from '../../../tools/n8n/install/install';
import { packPackage } from '../../../tools/n8n/install/packageTarball';
import { sayToError } from '../../../tools/n8n/progress';
import { N8nProcess } from '../../../tools/n8n/server/launch';
import { credentialData, credentialType } from '../../../tools/n8n/start/demoAccount';
import {
	type Simulator,
	type SimulatorOptions,
	startSimulator,
} from '../../../tools/zoom-simulator';
import { owner } from './owner';

/** An n8n that a test may kill, and a Zoom account of its own. */
export interface OwnN8n {
	n8n: N8nProcess;
	client: N8nClient;
	simulator: Simulator;
	credential: Credential;
	install: N8nInstall;
	userFolder: string;
	/** Signs in again after n8n was started again. */
	signIn(): Promise<void>;
	close(): Promise<void>;
}

/** @param moreHosts listed in the credential besides those of the simulator */
export async function startOwnN8n(
	settings: NonNullable<SimulatorOptions['settings']>,
	environment: Readonly<Record<string, string>> = {},
	moreHosts = '',
): Promise<OwnN8n> {
	const install = await installN8n({ say: sayToError });
	const folder = await mkdtemp(join(tmpdir(), 'n8n-own-'));
	const tarball = await packPackage(folder);
	const userFolder = join(folder, 'user');
	const n8n = await N8nProcess.launch({ install, userFolder, tarball, environment });
	const simulator = await startSimulator({ settings });
	const client = new N8nClient(n8n.url);
	await client.signIn(owner);
	const downloadHosts = [hostsOf(simulator), moreHosts].filter(Boolean).join(', ');
	const keys = { ...credentialData(simulator), downloadHosts };
	return {
		n8n,
		client,
		simulator,
		credential: await client.saveCredential('Zoom', credentialType, keys),
		install,
		userFolder,
		signIn: async () => await client.signIn(owner),
		async close() {
			await simulator.close();
			await client.close();
			await n8n.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

function hostsOf({ origins }: Simulator): string {
	return [origins.api, origins.files].map((origin) => new URL(origin).host).join(', ');
}
