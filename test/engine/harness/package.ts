import { resolve } from 'node:path';

import { PackageDirectoryLoader } from 'n8n-core';

/** The root of the repository; its package.json names the compiled files in `dist/`. */
export const PACKAGE_ROOT = resolve(__dirname, '../../..');

/** Mutation testing changes the sources, one at a time, and so has them run instead of what is built. */
const RUN_SOURCES = process.env['ENGINE_TESTS_RUN'] === 'sources';

const sourceOf = (compiled: string) => compiled.replace(/^dist\//, '').replace(/\.js$/, '.ts');

async function load(): Promise<PackageDirectoryLoader> {
	const loader = new PackageDirectoryLoader(PACKAGE_ROOT);
	const { n8n } = loader.packageJson;
	if (RUN_SOURCES && n8n) {
		n8n.credentials = n8n.credentials?.map(sourceOf) ?? [];
		n8n.nodes = n8n.nodes?.map(sourceOf) ?? [];
	}
	try {
		await loader.loadAll();
	} catch (error) {
		throw new Error('The package does not load. Has `npm run build` been run?', { cause: error });
	}
	return loader;
}

// At once, so that Stryker knows what a source does when it is loaded from what it does in a test.
let loading = RUN_SOURCES ? load() : undefined;

/** The built package, loaded by n8n's own loader, once a test file. */
export async function loadPackage(): Promise<PackageDirectoryLoader> {
	loading ??= load();
	return await loading;
}
