import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TemporaryFolder {
	path: string;
	/** Lets the folder outlive the process, for somebody to look at. */
	keep: () => void;
}

/** Makes a folder that is removed when this process exits. */
export async function temporaryFolder(): Promise<TemporaryFolder> {
	const path = await mkdtemp(join(tmpdir(), 'zoom-video-sdk-'));
	const remove = () => rmSync(path, { recursive: true, force: true });
	process.once('exit', remove);
	return { path, keep: () => process.off('exit', remove) };
}
