// Requires the package in a folder: require.ts <folder>. Writes the names of its classes, how the
// credential class signs a request, and which files of the package were read, as JSON.
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { ICredentialType } from 'n8n-workflow';

interface Classes {
	ZoomVideoSdkApi: new () => ICredentialType;
}

async function use(folder = '.'): Promise<void> {
	const require = createRequire(join(folder, 'package.json'));
	const classes: Classes = require(folder);
	// As Node names it: a temporary folder is often a link.
	const home = dirname(require.resolve(folder));
	const files = Object.keys(require.cache)
		.map((file) => relative(home, file))
		.filter((file) => !file.startsWith('..'));
	const { authenticate } = new classes.ZoomVideoSdkApi();
	if (typeof authenticate !== 'function') throw new Error('The credential signs nothing');
	const { headers } = await authenticate(
		{ apiKey: 'test-api-key', apiSecret: 'test-api-secret' },
		{ url: 'https://api.zoom.us/v2/videosdk/recordings' },
	);
	const authorization = headers?.['Authorization'];
	console.log(JSON.stringify({ classes: Object.keys(classes), authorization, files }));
}

void use(process.argv[2]);
