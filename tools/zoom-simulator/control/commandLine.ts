/** Where the commands look for a simulator by default. */
export const DEFAULT_AT = 'http://127.0.0.1:4100';

/** What starts the simulator: the script of its repository if it runs from its sources, otherwise its package. */
export const PROGRAM = __filename.endsWith('.ts')
	? 'npm run simulator --'
	: 'npx zoom-video-sdk-simulator';

/** A whole command for the simulator at an address. */
export function commandLine(words: string, at: string): string {
	return `${PROGRAM} ${words}${at === DEFAULT_AT ? '' : ` --at ${at}`}`;
}
