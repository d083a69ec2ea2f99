import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { N8nClient } from '../../../tools/n8n/client/n8nClient';
import { installN8n } from '../../../tools/n8n/install/install';
import { packPackage } from '../../../tools/n8n/install/packageTarball';
import { sayToError } from '../../../tools/n8n/progress';
import { N8nProcess } from '../../../tools/n8n/server/launch';
import { owner } from './owner';

/** Environment variable in which the tests find the address of the n8n that they share. */
export const urlVariable = 'E2E_N8N_URL';

let running: { n8n: N8nProcess; folder: string } | undefined;

/** Starts one n8n with the packed package for the whole suite: a start takes longer than most tests. */
export async function startSharedN8n(): Promise<void> {
	const install = await installN8n({ say: sayToError });
	const folder = await mkdtemp(join(tmpdir(), 'n8n-e2e-'));
	const tarball = await packPackage(folder);
	const n8n = await N8nProcess.launch({ install, userFolder: join(folder, 'user'), tarball });
	running = { n8n, folder };
	const client = new N8nClient(n8n.url);
	await client.signIn(owner);
	await client.close();
	process.env[urlVariable] = n8n.url;
}

export async function stopSharedN8n(): Promise<void> {
	if (running === undefined) return;
	await running.n8n.stop();
	await rm(running.folder, { recursive: true, force: true });
}
