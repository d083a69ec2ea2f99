import { createHash } from 'node:crypto';

import type { JsonObject } from '../../shared/json';
import { setDedupeKey, setPartKeys } from '../../zoom/recordings/completeSet/setKeys';
import type { SetKind } from '../../zoom/recordings/completeSet/setKinds';

/**
 * In characters, which are nine bytes. Among a million hashes, a new one is there by chance with a
 * probability of 2e-16: at a million files a day, one would be lost in ten million years.
 */
export const HASH_LENGTH = 12;

/**
 * The short text by which a trigger remembers what has started the workflow.
 *
 * @param occasion what else must be the same, such as the name of the event
 */
export function dedupeHash(occasion: string, dedupeKey: string): string {
	const hash = createHash('sha256').update(`${occasion}\n${dedupeKey}`);
	return hash.digest('base64url').slice(0, HASH_LENGTH);
}

/**
 * What makes a complete set count as seen: its parts, and what each of them has. It is a repeat when
 * all are known, each by one of its hashes.
 */
export interface SetHashes {
	/** Those of each part that started the workflow, whatever it had. */
	parts: string[][];
	/** Those of each thing that a part has. */
	contents: string[][];
}

/** The hash of something of a set that started the workflow; see `IsRemembered`. */
export function hashInSet(what: 'part' | 'contents', key: string): string {
	return dedupeHash(what === 'part' ? 'part' : 'set', key);
}

/** The same for both triggers. */
export function setHashes(session: JsonObject, wanted: readonly SetKind[]): SetHashes {
	const keys = setPartKeys(session, wanted);
	// If Zoom lists nothing that makes a part, the set is remembered as a whole.
	if (keys.length === 0) {
		return { parts: [], contents: [[hashInSet('contents', setDedupeKey(session, wanted))]] };
	}
	return {
		parts: keys.map(({ part }) => part.map((key) => hashInSet('part', key))),
		contents: keys.flatMap(({ contents }) =>
			contents.map((one) => one.map((key) => hashInSet('contents', key))),
		),
	};
}
