import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// n8n-core reads its settings when it is loaded, so Jest runs this file before each test file.
// Mutation testing loads it once for many of them, and so gives them one folder.
const shared = process.env['ENGINE_TESTS_FOLDER'];
const userFolder = shared ?? mkdtempSync(join(tmpdir(), 'n8n-engine-'));

Object.assign(process.env, {
	N8N_USER_FOLDER: userFolder,
	N8N_ENCRYPTION_KEY: 'only-for-tests',
	N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
	// Loggers of n8n's own services write into the folder; the nodes' own is read by `captureLogs`.
	N8N_LOG_LEVEL: 'debug',
	N8N_LOG_OUTPUT: 'file',
});

if (shared === undefined) afterAll(() => rmSync(userFolder, { recursive: true, force: true }));
