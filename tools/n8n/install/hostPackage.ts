import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import { HostProblem } from '../hostProblem';
import { nodeSource } from './nodeRuntime';

/** What npm installs to get one exact n8n, and the Node that runs it. */
export interface HostPackage {
	n8nVersion: string;
	/** By name, what the folder of an installation begins with. */
	files: Readonly<Record<string, string>>;
	/** Whether a lock file says to the byte what is installed. */
	isLocked: boolean;
	/** Name of its installation in the cache: differs wherever the installed files may differ. */
	key: string;
}

const pins = z.record(z.string());
const manifestSchema = z
	.object({ dependencies: z.object({ n8n: z.string(), node: z.string() }), overrides: pins })
	.passthrough();
const versionsSchema = z.record(pins);

/** Environment variable with the version of n8n to run, where it is to be another than the usual one. */
export const versionVariable = 'E2E_N8N_VERSION';

/**
 * The host package of a version of n8n. The usual one is locked; the others, in `versions.json`, are
 * installed from their exact version and overrides.
 * @throws HostProblem naming the versions that there are.
 */
export async function readHostPackage(
	version = process.env[versionVariable],
): Promise<HostPackage> {
	const manifest = manifestSchema.parse(JSON.parse(await read('package.json')));
	const usual = manifest.dependencies.n8n;
	if (version === undefined || version === '' || version === usual) {
		const lock = await read('package-lock.json');
		const files = { 'package.json': await read('package.json'), 'package-lock.json': lock };
		return { n8nVersion: usual, files, isLocked: true, key: keyOf(usual, lock) };
	}
	const versions = versionsSchema.parse(JSON.parse(await read('versions.json')));
	const overrides = versions[version];
	if (overrides === undefined) {
		const known = [usual, ...Object.keys(versions)].join(', ');
		throw new HostProblem(
			`There is no host package for n8n ${version}, only for ${known}. ` +
				'CONTRIBUTING.md says how to add one.',
		);
	}
	const dependencies = { ...manifest.dependencies, n8n: version };
	const text = JSON.stringify({ ...manifest, dependencies, overrides }, null, '\t');
	const files = { 'package.json': text };
	return { n8nVersion: version, files, isLocked: false, key: keyOf(version, text) };
}

async function read(name: string): Promise<string> {
	return await readFile(join(__dirname, '..', name), 'utf8');
}

/** @param content what decides which files are installed */
function keyOf(n8nVersion: string, content: string): string {
	const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
	const node = nodeSource === 'machine' ? `node${process.versions.modules}` : 'node-packaged';
	return `n8n-${n8nVersion}-${process.platform}-${process.arch}-${node}-${hash}`;
}
