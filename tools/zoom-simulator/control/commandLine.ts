/** Where the commands look for a stand-in unless told. */
export const DEFAULT_AT = 'http://127.0.0.1:4100';

/** A command for the stand-in at an address, whole, as it is typed. */
export function commandLine(words: string, at: string): string {
	return `npm run simulator -- ${words}${at === DEFAULT_AT ? '' : ` --at ${at}`}`;
}
