/** Where the commands look for a stand-in unless told. */
export const DEFAULT_AT = 'http://127.0.0.1:4100';

/** What starts the stand-in: the script of its repository, where it runs from its sources, or its package. */
export const PROGRAM = __filename.endsWith('.ts')
	? 'npm run simulator --'
	: 'npx zoom-video-sdk-simulator';

/** A command for the stand-in at an address, whole, as it is typed. */
export function commandLine(words: string, at: string): string {
	return `${PROGRAM} ${words}${at === DEFAULT_AT ? '' : ` --at ${at}`}`;
}
