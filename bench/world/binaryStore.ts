import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { Scene } from './scene';

/** Where this n8n keeps binary data, below its user folder; earlier versions say `binaryData`. */
function storeOf({ userFolder }: Scene): string {
	return join(userFolder, '.n8n', 'storage');
}

/** The bytes of all files in n8n's store. */
export async function storedBytes(scene: Scene): Promise<number> {
	const entries = await readdir(storeOf(scene), { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile());
	const sizes = await Promise.all(
		files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size),
	);
	return sizes.reduce((sum, size) => sum + size, 0);
}

/** Removes what n8n has stored, so that neither the disk nor its cache fills up. */
export async function emptyStore(scene: Scene): Promise<void> {
	const store = storeOf(scene);
	for (const name of await readdir(store)) {
		await rm(join(store, name), { recursive: true, force: true });
	}
}
