import type { Settings } from '../settings';

/**
 * Reads a session id from a path segment as the client encoded it.
 * By `documented`, ids that begin with `/` or contain `//` must be encoded twice and all others
 * once; by `either`, both are read for any id that `known` knows.
 * @returns undefined when the segment is not well encoded
 */
export function readSessionId(
	segment: string,
	encoding: Settings['idEncoding'],
	known: (id: string) => boolean,
): string | undefined {
	const once = decode(segment);
	const twice = once === undefined ? undefined : decode(once);
	if (encoding === 'documented') {
		if (twice !== undefined && needsTwo(twice) && twice !== once) return twice;
		// Decoded once too few, such an id is a broken path: never the id itself.
		return once === undefined || needsTwo(once) ? undefined : once;
	}
	return once !== undefined && known(once) ? once : (twice ?? once);
}

function needsTwo(id: string): boolean {
	return id.startsWith('/') || id.includes('//');
}

function decode(text: string): string | undefined {
	try {
		return decodeURIComponent(text);
	} catch {
		return undefined;
	}
}
