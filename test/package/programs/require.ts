/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, no-console */
// Requires the package in a folder: require.ts <folder>. Writes the names of its classes, and how
// the credential class signs a request, as JSON.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ICredentialType } from 'n8n-workflow';

interface Classes {
	ZoomVideoSdkApi: new () => ICredentialType;
}

async function use(folder = '.'): Promise<void> {
	const classes: Classes = createRequire(join(folder, 'package.json'))(folder);
	const { authenticate } = new classes.ZoomVideoSdkApi();
	if (typeof authenticate !== 'function') throw new Error('The credential signs nothing');
	const { headers } = await authenticate(
		{ apiKey: 'test-api-key', apiSecret: 'test-api-secret' },
		{ url: 'https://api.zoom.us/v2/videosdk/recordings' },
	);
	const authorization = headers?.['Authorization'];
	console.log(JSON.stringify({ classes: Object.keys(classes), authorization }));
}

void use(process.argv[2]);
