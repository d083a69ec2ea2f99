import type { Settings } from '../settings';

/** What the id is read for: some calls ask for two encodings of more ids. */
export type IdOf = 'session' | 'file' | 'deletion';

/** Which ids are to be encoded twice, as Zoom's reference says call by call. */
const encodedTwice: Record<IdOf, RegExp> = {
	session: /^\/|\/\//,
	file: /\//,
	deletion: /^[+/]|\/\//,
};

/**
 * Reads a session id from a path segment as the client encoded it.
 *
 * By `documented`, ids that begin with `/` or contain `//` (for one file: that contain any `/`; to delete
 * a session: that begin with `+`, too) must be encoded twice and all others once; by `once` and `twice`,
 * all are read in that one form; by `either`, both are read for any id that `known` knows.
 * @returns undefined when the segment is not well encoded
 */
export function readSessionId(
	segment: string,
	encoding: Settings['idEncoding'],
	idOf: IdOf,
	known: (id: string) => boolean,
): string | undefined {
	const once = decode(segment);
	const twice = once === undefined ? undefined : decode(once);
	switch (encoding) {
		case 'documented': {
			const needsTwo = (id: string) => encodedTwice[idOf].test(id);
			if (twice !== undefined && needsTwo(twice) && twice !== once) return twice;
			// Decoded once too few, such an id is a broken path: never the id itself.
			return once === undefined || needsTwo(once) ? undefined : once;
		}
		case 'once':
			return once;
		case 'twice':
			// A slash that shows after the first decoding ends the segment for the second.
			return once?.includes('/') ? once.slice(0, once.indexOf('/')) : (twice ?? once);
		case 'either':
			return once !== undefined && known(once) ? once : (twice ?? once);
	}
}

function decode(text: string): string | undefined {
	try {
		return decodeURIComponent(text);
	} catch {
		return undefined;
	}
}
