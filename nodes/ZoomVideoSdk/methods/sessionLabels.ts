import { textOf, type JsonObject } from '../shared/json';
import { sessionIdOf } from '../zoom/sessions/session';
import { firstUnique } from './firstUnique';

/** `2026-01-31 10:15 UTC` of a moment that Zoom gives, or with the seconds. */
function startText(start: string, withSeconds: boolean): string {
	const [, day, minute, seconds = ''] =
		/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?(?:\.\d+)?Z$/.exec(start) ?? [];
	if (day === undefined || minute === undefined) return start;
	return `${day} ${minute}${withSeconds ? seconds : ''} UTC`;
}

/**
 * A name for each session by which people know it: `weekly-review (2026-01-31 10:15 UTC)`. Sessions that
 * have the same one get the seconds, and if that is not enough the beginning of their id.
 */
export function sessionLabels(sessions: readonly JsonObject[]): string[] {
	return firstUnique(
		sessions.map((session) => {
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
		}),
	);
}
