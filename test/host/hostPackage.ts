/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
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

/** Reads a host package; by default the one beside this file. */
export async function readHostPackage(folder: string = __dirname): Promise<HostPackage> {
	const text = await readFile(join(folder, 'package.json'), 'utf8');
	const lock = await readFile(join(folder, 'package-lock.json'));
	const n8nVersion = manifest.parse(JSON.parse(text)).dependencies.n8n;
	const hash = createHash('sha256').update(lock).digest('hex').slice(0, 12);
	const node = nodeSource === 'machine' ? `node${process.versions.modules}` : 'node-packaged';
	return {
		folder,
		n8nVersion,
		key: `n8n-${n8nVersion}-${process.platform}-${process.arch}-${node}-${hash}`,
	};
}
