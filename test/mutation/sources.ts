import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '../..');

/** Where the rules are: what Zoom says, and what happens to a webhook. */
const FOLDERS = ['files', 'shared', 'triggers', 'zoom'].map((room) => `nodes/ZoomVideoSdk/${room}`);

/**
 * What the editor shows, without a decision in it (the end-to-end tests look at the panels), and lists of
 * names, in which Stryker finds nothing to change.
 */
const LEFT_OUT = /\/(?:trigger\/(?:fields|outputFields)|zoom\/(?:events|recordingTypes))\.ts$/;

/** The files that are changed, from the root of the repository, in the order of their names. */
export function mutatedSources(): string[] {
	return FOLDERS.flatMap((folder) =>
		readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
			.filter((name) => name.endsWith('.ts'))
			.map((name) => `${folder}/${name}`)
			.filter((path) => !LEFT_OUT.test(path))
			.sort(),
	);
}
