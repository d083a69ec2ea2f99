import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { withoutTimeLimit } from './regularExpressions';

const folder = process.env['ENGINE_TESTS_FOLDER'];
if (folder === undefined) throw new Error('ENGINE_TESTS_FOLDER says where the engine may store');

const userFolder = join(folder, process.env['JEST_WORKER_ID'] ?? '');

// n8n-core reads these when it is loaded: with the first test file of a process, which keeps it.
Object.assign(process.env, {
	N8N_USER_FOLDER: userFolder,
	N8N_ENCRYPTION_KEY: 'only-for-tests',
	N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
	// Loggers of n8n's own services write into the folder; the nodes' own is read by `captureLogs`.
	N8N_LOG_LEVEL: 'debug',
	N8N_LOG_OUTPUT: 'file',
});

// What earlier test files have stored would be listed with each look at the store.
rmSync(join(userFolder, '.n8n/storage/workflows'), { recursive: true, force: true });

withoutTimeLimit();
