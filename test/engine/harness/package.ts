import { resolve } from 'node:path';

import { PackageDirectoryLoader } from 'n8n-core';

/** The root of the repository; its package.json names the compiled files in `dist/`. */
export const PACKAGE_ROOT = resolve(__dirname, '../../..');

let loading: Promise<PackageDirectoryLoader> | undefined;

async function load(): Promise<PackageDirectoryLoader> {
	const loader = new PackageDirectoryLoader(PACKAGE_ROOT);
	try {
		await loader.loadAll();
	} catch (error) {
		throw new Error('The package does not load. Has `npm run build` been run?', { cause: error });
	}
	return loader;
}

/** The built package, loaded by n8n's own loader, once a test file. */
export async function loadPackage(): Promise<PackageDirectoryLoader> {
	loading ??= load();
	return await loading;
}
