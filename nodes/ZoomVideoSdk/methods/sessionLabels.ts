import { textOf, type JsonObject } from '../shared/json';
import { nameTest } from '../zoom/recordings/nameMatch';
import { sessionIdOf } from '../zoom/sessions/session';
import { firstUnique } from './firstUnique';

/** `2026-01-31 10:15 UTC` of a moment that Zoom gives, or with the seconds. */
function startText(start: string, withSeconds: boolean): string {
	// A time without an offset would be one of this machine's zone.
	const moment = /T.*(?:Z|[+-]\d\d:?\d\d)$/.test(start) ? Date.parse(start) : NaN;
	if (Number.isNaN(moment)) return start;
	const text = new Date(moment).toISOString().replace('T', ' ');
	return `${text.slice(0, withSeconds ? 19 : 16)} UTC`;
}

/** What a session can be called in a list, from the shortest to the longest. */
function labelsOf(session: JsonObject): string[] {
	const id = sessionIdOf(session) ?? '';
	const name = textOf(session.session_name) ?? id;
	const start = textOf(session.start_time);
	const labelOf = (...details: string[]) =>
		details.length === 0 ? name : `${name} (${details.join(', ')})`;
	const minute = start === undefined ? [] : [startText(start, false)];
	const second = start === undefined ? [] : [startText(start, true)];
	return [
		labelOf(...minute),
		labelOf(...second),
		labelOf(...second, id.slice(0, 8)),
		labelOf(...second, id),
	];
}

/**
 * A name for each session by which people know it: `weekly-review (2026-01-31 10:15 UTC)`. Sessions that
 * have the same one get the seconds, and if that is not enough the beginning of their id.
 */
export function sessionLabels(sessions: readonly JsonObject[]): string[] {
	return firstUnique(sessions.map(labelsOf));
}

/** Whether the name of a session in the list, however long it is there, or its id contains the text. */
export function matchesText(session: JsonObject, text: string): boolean {
	return labelsOf(session).some(nameTest('contains', text));
}
