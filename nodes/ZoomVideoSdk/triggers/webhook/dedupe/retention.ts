import type { OutputMode } from '../../output/settings';
import { KEEP_FOR_REPEATS, type Retention } from './ExpiringKeys';

const DAY_SECONDS = 86_400;

/**
 * A file appears again in later events of its session (the event of a transcript also names the
 * timeline), and a set is loaded again whenever something is added to a session, even days later.
 */
export const RETENTION: Readonly<Record<OutputMode, Retention>> = {
	event: KEEP_FOR_REPEATS,
	file: { maxAgeSeconds: 7 * DAY_SECONDS, maxKeys: 5_000 },
	// About eight for each part of a session.
	completeSet: { maxAgeSeconds: 30 * DAY_SECONDS, maxKeys: 5_000 },
};

/** A timestamp may be five minutes ahead, so its request can be sent again for that much longer. */
export const AHEAD_SECONDS = 600;
