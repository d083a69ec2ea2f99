import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import { HostProblem } from './hostProblem';
import { nodeSource } from './nodeRuntime';

/**
 * A folder with a package.json that depends on one exact n8n (and `node`), and its lock file.
 * Another version of n8n is another such folder, since each needs overrides of its own.
 */
export interface HostPackage {
	folder: string;
	n8nVersion: string;
	/** Name of its installation in the cache: differs wherever the installed files may differ. */
	key: string;
}

const manifest = z.object({ dependencies: z.object({ n8n: z.string() }) });

/** Environment variable with the version of n8n to run, where it is to be another than the usual one. */
export const versionVariable = 'E2E_N8N_VERSION';

/**
 * The folder of the host package of a version of n8n: this one, or one of those in `versions`.
 * @throws HostProblem naming the versions that there are.
 */
export async function hostFolder(version = process.env[versionVariable]): Promise<string> {
	const usual = await readVersion(__dirname);
	if (version === undefined || version === '' || version === usual) return __dirname;
	const others = await readdir(join(__dirname, 'versions'));
	if (others.includes(version)) return join(__dirname, 'versions', version);
	throw new HostProblem(
		`There is no host package for n8n ${version}, only for ${[usual, ...others].join(', ')}. ` +
			'CONTRIBUTING.md says how to add one.',
	);
}

async function readVersion(folder: string): Promise<string> {
	const text = await readFile(join(folder, 'package.json'), 'utf8');
	return manifest.parse(JSON.parse(text)).dependencies.n8n;
}

/** Reads a host package; by default the one that the environment names, or else the one beside this file. */
export async function readHostPackage(given?: string): Promise<HostPackage> {
	const folder = given ?? (await hostFolder());
	const lock = await readFile(join(folder, 'package-lock.json'));
	const n8nVersion = await readVersion(folder);
	const hash = createHash('sha256').update(lock).digest('hex').slice(0, 12);
	const node = nodeSource === 'machine' ? `node${process.versions.modules}` : 'node-packaged';
	return {
		folder,
		n8nVersion,
		key: `n8n-${n8nVersion}-${process.platform}-${process.arch}-${node}-${hash}`,
	};
}
