import type { Identity } from '../../../zoom/recordings/eventIdentity';
import { dedupeHash } from '../../output/dedupeHash';

/** Under what an event or a file counts as seen. */
export interface DedupeKeys {
	key: string;
	/** The same with the ids that Zoom gives at some times only, where it gave them. */
	keyWithIds?: string;
}

/** @param occasion what else must be the same, such as the name of the event */
export function dedupeKeys(occasion: string, { base, withIds }: Identity): DedupeKeys {
	return {
		key: dedupeHash(occasion, base),
		...(withIds !== undefined && { keyWithIds: dedupeHash(occasion, withIds) }),
	};
}

/** Says of a key that what it stands for was told of with its ids. */
function withIdsMark(key: string): string {
	return dedupeHash('told with ids', key);
}

/** What is remembered of it. */
export function keysToStore({ key, keyWithIds }: DedupeKeys): string[] {
	return keyWithIds === undefined ? [key] : [keyWithIds, withIdsMark(key)];
}

/** Where two deliveries meet that may be about the same. */
export function keysToClaim({ key, keyWithIds }: DedupeKeys): string[] {
	return keyWithIds === undefined ? [key] : [key, keyWithIds];
}

/**
 * Whether it was seen before.
 *
 * Told with ids, it is the same as what was told with the same ids, or without any: but only the first
 * to bring ids is that. What has others is something else, for a lost file is worse than a second start.
 */
export function isRepeat(
	{ key, keyWithIds }: DedupeKeys,
	isStored: (key: string) => boolean,
): boolean {
	const wasToldWithIds = isStored(withIdsMark(key));
	if (keyWithIds === undefined) return isStored(key) || wasToldWithIds;
	return isStored(keyWithIds) || (isStored(key) && !wasToldWithIds);
}
