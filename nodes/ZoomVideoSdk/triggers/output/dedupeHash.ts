import { createHash } from 'node:crypto';

import type { JsonObject } from '../../shared/json';
import { setPartKeys, type SetKind } from '../../zoom/recordings/completeSet';

/**
 * The short text under which a trigger remembers what has started the workflow.
 *
 * @param occasion what must be the same besides, such as the name of the event
 */
export function dedupeHash(occasion: string, dedupeKey: string): string {
	return createHash('sha256').update(`${occasion}\n${dedupeKey}`).digest('base64url').slice(0, 12);
}

/** Under what a complete set counts as seen: its parts, and what each of them has. */
export interface SetHashes {
	/** One for each part that started the workflow, whatever it had. */
	parts: string[];
	/** One for each part with the texts that it has. The set is a repeat when all are known. */
	contents: string[];
}

export function hashOfPart(partKey: string): string {
	return dedupeHash('part', partKey);
}

/** The same for both triggers. */
export function setHashes(session: JsonObject, wanted: readonly SetKind[]): SetHashes {
	const keys = setPartKeys(session, wanted);
	return {
		parts: keys.map(({ part }) => hashOfPart(part)),
		contents: keys.map(({ content }) => dedupeHash('set', content)),
	};
}
