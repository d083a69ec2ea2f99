import { textOf, type JsonObject } from '../../shared/json';

/** The session's id as text: `session_id`, or `id` as the lists of sessions call it. */
export function sessionIdOf(source: JsonObject): string | undefined {
	return textOf(source.session_id) ?? textOf(source.id);
}

/** Compares by the start of the session, the latest first. */
export function newestFirst(one: JsonObject, other: JsonObject): number {
	return (textOf(other.start_time) ?? '').localeCompare(textOf(one.start_time) ?? '');
}

/** A test for whether a session has not been met before. One without an id never counts as met. */
export function unseenSessions(): (session: JsonObject) => boolean {
	const seen = new Set<string>();
	return (session) => {
		const id = sessionIdOf(session);
		if (id === undefined) return true;
		if (seen.has(id)) return false;
		seen.add(id);
		return true;
	};
}
