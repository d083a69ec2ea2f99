import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { HostProblem, systemCode } from '../hostProblem';
import type { Owner } from './n8nAnswers';
import type { N8nClient } from './n8nClient';
import { N8nRestError } from './n8nRest';

/**
 * Signs in as the owner of the n8n in this user folder, whom a new n8n gets first. The password is made up once and kept beside n8n's data:
 * a tunnel may put this n8n on the internet, where a password that everybody can read here is none.
 */
export async function signInAsOwner(client: N8nClient, userFolder: string): Promise<Owner> {
	const owner = {
		email: 'owner@example.com',
		password: await passwordIn(join(userFolder, PASSWORD_FILE)),
		firstName: 'Olive',
		lastName: 'Owner',
	};
	try {
		await client.signIn(owner);
	} catch (error) {
		if (!(error instanceof N8nRestError && error.status === 401)) throw error;
		throw new HostProblem(
			`${owner.email} can no longer sign in, because the password was changed in n8n. ` +
				`Write the new one to ${join(userFolder, PASSWORD_FILE)}, or delete ${userFolder} to start with an empty n8n.`,
		);
	}
	return owner;
}

const PASSWORD_FILE = 'owner-password';

async function passwordIn(file: string): Promise<string> {
	try {
		return (await readFile(file, 'utf8')).trim();
	} catch (error) {
		if (systemCode(error) !== 'ENOENT') throw error;
	}
	// n8n wants a capital letter and a digit.
	const password = `Z1${randomBytes(9).toString('base64url')}`;
	await writeFile(file, `${password}\n`, { mode: 0o600 });
	return password;
}
