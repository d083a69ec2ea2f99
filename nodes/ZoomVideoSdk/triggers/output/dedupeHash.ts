import { createHash } from 'node:crypto';

import type { JsonObject } from '../../shared/json';
import { setDedupeKey, setPartKeys, type SetKind } from '../../zoom/recordings/completeSet';

/**
 * The short text under which a trigger remembers what has started the workflow.
 *
 * @param occasion what must be the same besides, such as the name of the event
 */
export function dedupeHash(occasion: string, dedupeKey: string): string {
	return createHash('sha256').update(`${occasion}\n${dedupeKey}`).digest('base64url').slice(0, 12);
}

/** Under what a complete set counts as seen: its parts, and what each of them has. It is a repeat when all are known. */
export interface SetHashes {
	/** One for each part that started the workflow, whatever it had. */
	parts: string[];
	/** One for each thing that a part has. */
	contents: string[];
}

export function hashOfPart(partKey: string): string {
	return dedupeHash('part', partKey);
}

/** The same for both triggers. */
export function setHashes(session: JsonObject, wanted: readonly SetKind[]): SetHashes {
	const keys = setPartKeys(session, wanted);
	// Where Zoom lists nothing that makes a part, the set is remembered as a whole.
	if (keys.length === 0) {
		return { parts: [], contents: [dedupeHash('set', setDedupeKey(session, wanted))] };
	}
	return {
		parts: keys.map(({ part }) => hashOfPart(part)),
		contents: keys.flatMap(({ contents }) => contents.map((each) => dedupeHash('set', each))),
	};
}
