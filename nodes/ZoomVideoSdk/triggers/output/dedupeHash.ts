import { createHash } from 'node:crypto';

import type { JsonObject } from '../../shared/json';
import { setDedupeKey, type SetKind } from '../../zoom/recordings/completeSet';

/**
 * The short text under which a trigger remembers what has started the workflow.
 *
 * @param occasion what must be the same besides, such as the name of the event
 */
export function dedupeHash(occasion: string, dedupeKey: string): string {
	return createHash('sha256').update(`${occasion}\n${dedupeKey}`).digest('base64url').slice(0, 12);
}

/** The same for the complete set of a session. */
export function setDedupeHash(session: JsonObject, wanted: readonly SetKind[]): string {
	return dedupeHash('set', setDedupeKey(session, wanted));
}
