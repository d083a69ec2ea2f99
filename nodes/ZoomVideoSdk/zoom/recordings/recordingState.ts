import { objectsIn, textOf, type JsonObject } from '../../shared/json';

/**
 * - `recording`: a stretch has no end. Zoom does not say whether a pause ends one.
 * - `not_recording`: there are stretches, and all have ended.
 * - `not_listed`: there is none. It was not recorded, or Zoom does not say.
 */
type State = 'recording' | 'not_recording' | 'not_listed';

const USER_FIELDS = ['id', 'name', 'user_key'] as const;

/** The stretches of one user, without `end_time` if Zoom leaves it out or empty. */
function stretchesOf(user: JsonObject): JsonObject[] {
	const named = USER_FIELDS.filter((field) => user[field] !== undefined);
	return objectsIn(user.details)
		.filter(({ content }) => content === 'cloud_recording')
		.map(({ start_time, end_time }) => ({
			...(textOf(start_time) !== undefined && { start_time }),
			...(textOf(end_time) !== undefined && { end_time }),
			user: Object.fromEntries(named.map((field) => [field, user[field]])),
		}));
}

function byStart(one: JsonObject, other: JsonObject): number {
	return (textOf(one.start_time) ?? '').localeCompare(textOf(other.start_time) ?? '');
}

/**
 * What Zoom's list of shares says about a session's cloud recording: its stretches, the earliest first,
 * and the state that follows from them.
 *
 * @param users of `users/sharing`, each with `details`
 * @param type in a past session, no stretch is still going on
 */
export function recordingState(
	users: readonly JsonObject[],
	type: 'live' | 'past',
): { state: State; cloud_recording: JsonObject[] } {
	const stretches = users.flatMap(stretchesOf).sort(byStart);
	const isOpen = type === 'live' && stretches.some(({ end_time }) => end_time === undefined);
	const ended = stretches.length > 0 ? 'not_recording' : 'not_listed';
	return { state: isOpen ? 'recording' : ended, cloud_recording: stretches };
}
