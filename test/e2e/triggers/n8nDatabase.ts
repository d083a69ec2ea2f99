import { type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

import { z } from 'zod';

import type { N8nInstall } from '../../../tools/n8n/install/install';
import { killGroup, spawnGroup } from '../../../tools/n8n/server/processGroup';

const storedExecutions = z.array(
	z.object({
		id: z.coerce.string(),
		/** `new`, `running`, `success`, `crashed`, … */
		status: z.string(),
		/** Undefined for one that is not a retry. */
		retryOf: z.coerce.string().nullish(),
		/** All that n8n has stored of it, as text. */
		data: z.string().nullable(),
	}),
);

/** An execution as it is in n8n's database, whatever n8n itself would show of it. */
export type StoredExecution = z.infer<typeof storedExecutions>[number];

/** Where n8n keeps its data. */
interface Place {
	install: N8nInstall;
	userFolder: string;
}

/** Run with n8n's own SQLite; each line that it is sent, it answers with all executions. */
const PROGRAM = `
const { Database } = require('sqlite3');
const [file, begin] = process.argv.slice(1);
const fail = (error) => { if (error) { console.error(error); process.exit(1); } };
const database = new Database(file, fail);
database.configure('busyTimeout', 60_000);
database.run(begin, (error) => { fail(error); console.log('ready'); });
require('node:readline').createInterface({ input: process.stdin }).on('line', () => {
	database.all(
		'SELECT e.id, e.status, e.retryOf, d.data FROM execution_entity e LEFT JOIN execution_data d ON d.executionId = e.id',
		(error, rows) => { fail(error); console.log(JSON.stringify(rows)); },
	);
});
`;

async function open({ install, userFolder }: Place, begin: string) {
	const file = join(userFolder, '.n8n', 'database.sqlite');
	const child: ChildProcess = spawnGroup(install.node, ['-e', PROGRAM, file, begin], {
		cwd: dirname(dirname(install.script)),
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	const { stdin, stdout } = child;
	if (stdin === null || stdout === null) throw new Error('The program has no input or output');
	const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
	const nextLine = async () => {
		const { value, done } = await lines.next();
		if (done) throw new Error('The program that reads the database has ended');
		return value;
	};
	await nextLine();
	return {
		async executions(): Promise<StoredExecution[]> {
			stdin.write('\n');
			return storedExecutions.parse(JSON.parse(await nextLine()));
		},
		async close() {
			const closed = once(child, 'close');
			killGroup(child);
			await closed;
		},
	};
}

/** All executions that the database of an n8n holds, also while that n8n is not running. */
export async function executionsInDatabase(place: Place): Promise<StoredExecution[]> {
	const database = await open(place, 'SELECT 1');
	try {
		return await database.executions();
	} finally {
		await database.close();
	}
}

/** A lock on n8n's SQLite database, held by another process: n8n can read, but not write. */
export interface DatabaseLock {
	/** What is stored, and stays so until the lock ends. */
	executions(): Promise<StoredExecution[]>;
	release(): Promise<void>;
}

export async function lockDatabase(place: Place): Promise<DatabaseLock> {
	const database = await open(place, 'BEGIN EXCLUSIVE');
	return { executions: database.executions, release: database.close };
}
