import { execFile } from 'node:child_process';
import { access, mkdir, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { npm } from './npmCli';

const run = promisify(execFile);

/** The top of this repository, where the package is packed. */
export const repository = resolve(__dirname, '..', '..', '..');

/** Name under which n8n knows the package; its node types begin with it. */
export const packageName = 'n8n-nodes-zoom-video-sdk';

/**
 * Packs the built package into a folder, exactly as it would be published.
 * @returns path of the tarball.
 */
export async function packPackage(into: string): Promise<string> {
	await access(join(repository, 'dist')).catch(() => {
		throw new Error('The package is not built: run "npm run build" first');
	});
	const logFile = join(into, 'npm-pack.log');
	await npm(['pack', '--ignore-scripts', '--pack-destination', into], {
		folder: repository,
		logFile,
	});
	const tarball = (await readdir(into)).find((name) => name.endsWith('.tgz'));
	if (tarball === undefined) throw new Error(`npm pack left no tarball in ${into}`);
	return join(into, tarball);
}

/** Where n8n's own installer for community packages puts this one. */
export function installedPackage(userFolder: string): string {
	return join(userFolder, '.n8n', 'nodes', 'node_modules', packageName);
}

/**
 * Puts the package's tarball where n8n's own installer for community packages puts it, in place of
 * an older one: n8n loads it from there at its start, as `<package>.<nodeName>`.
 */
export async function unpackForN8n(tarball: string, userFolder: string): Promise<void> {
	const folder = installedPackage(userFolder);
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	// tar comes with Linux, macOS and Windows 10.
	await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
}
