import { createRequire } from 'node:module';
import { relative, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '../..');

const { testedSources }: { testedSources: string[] } = createRequire(__filename)('./ownTests.js');

/**
 * Lists of names and fields of the editor: to change a label in them says nothing of the tests. The
 * engine and end-to-end tests fill in the fields.
 */
const LEFT_OUT =
	/\/(?:actions\/common\/sessionLocator|triggers\/webhook\/events|zoom\/recordings\/recordingTypes)$/;

/**
 * The files that are changed, from the root of the repository, in the order of their names: those that a
 * unit test imports. The others are thin, and the engine tests hold them up.
 */
export function mutatedSources(): string[] {
	return testedSources
		.filter((path) => !LEFT_OUT.test(path))
		.map((path) => `${relative(ROOT, path).replaceAll('\\', '/')}.ts`)
		.filter((path) => path.startsWith('nodes/ZoomVideoSdk/'))
		.sort();
}
