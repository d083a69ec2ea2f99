/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { once } from 'node:events';
import { dirname } from 'node:path';
import type { N8nInstall } from '../host/install';
import { killGroup, spawnGroup } from '../host/processGroup';

const PROGRAM = `
const { Database } = require('sqlite3');
const database = new Database(process.argv[1]);
database.configure('busyTimeout', 30000);
database.run('BEGIN EXCLUSIVE', (error) => {
	if (error) throw error;
	console.log('locked');
	setInterval(() => {}, 1000);
});
`;

/**
 * Locks a SQLite database for writing, from another process and with n8n's own SQLite.
 *
 * @returns what ends the lock
 */
export async function lockDatabase(
	install: N8nInstall,
	file: string,
): Promise<() => Promise<void>> {
	const child = spawnGroup(install.node, ['-e', PROGRAM, file], {
		cwd: dirname(dirname(install.script)),
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	if (child.stdout === null) throw new Error('The program has no output');
	await once(child.stdout, 'data');
	return async () => {
		const closed = once(child, 'close');
		killGroup(child);
		await closed;
	};
}
