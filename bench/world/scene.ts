import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';

import type { N8nInstall } from '../../tools/n8n/install';
import { N8nProcess } from '../../tools/n8n/launch';
import type { Owner } from '../../tools/n8n/n8nAnswers';
import { N8nClient } from '../../tools/n8n/n8nClient';
import { N8nRest } from '../../tools/n8n/n8nRest';
import type { Workflow } from '../../tools/n8n/workflow';
import { peerWorkflow, type Places } from './peerWorkflow';
import { type Account, credentialsOf } from './zoomAccount';

/** What all measures share: nothing of it is running. */
export interface Ground {
	install: N8nInstall;
	tarball: string;
	/** A temporary folder, with room for the largest files. */
	folder: string;
}

/** An n8n with the package and the credentials, for one contender or for several in turn. */
export interface Scene {
	n8n: N8nProcess;
	client: N8nClient;
	rest: N8nRest;
	userFolder: string;
	/** Stores one of `workflows/`, with its places and credentials filled in. */
	place(name: string, places?: Places): Promise<Workflow>;
	close(): Promise<void>;
}

const owner: Owner = {
	email: 'owner@example.com',
	password: 'Benchmark0nly',
	firstName: 'Olive',
	lastName: 'Owner',
};

/** @param environment settings of n8n that are not its defaults */
export async function openScene(
	{ install, tarball, folder }: Ground,
	account: Account,
	environment: Readonly<Record<string, string>> = {},
): Promise<Scene> {
	const userFolder = await mkdtemp(join(folder, 'n8n-'));
	const n8n = await N8nProcess.launch({ install, userFolder, tarball, environment });
	const client = new N8nClient(n8n.url);
	const rest = new N8nRest(n8n.url);
	await client.signIn(owner);
	await rest.post('/rest/login', {
		emailOrLdapLoginId: owner.email,
		password: owner.password,
	});
	const credentials = new Map<string, { id: string; name: string }>();
	for (const [type, data] of Object.entries(credentialsOf(account))) {
		credentials.set(type, await client.saveCredential(type, type, data));
	}
	return {
		n8n,
		client,
		rest,
		userFolder,
		place: async (name, places = {}) =>
			await client.saveWorkflow(await peerWorkflow(name, account, credentials, places)),
		async close() {
			await client.close();
			await rest.close();
			await n8n.stop();
		},
	};
}
