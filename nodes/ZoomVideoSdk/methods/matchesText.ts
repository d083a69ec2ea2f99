import { textOf, type JsonObject } from '../shared/json';
import { nameTest } from '../zoom/recordings/nameMatch';
import { sessionIdOf } from '../zoom/sessions/session';

/** Whether the name, the start or the id of a session contains the text that a user searches for. */
export function matchesText(session: JsonObject, text: string): boolean {
	const contains = nameTest('contains', text);
	const start = textOf(session.start_time)?.replace('T', ' ');
	return [textOf(session.session_name), start, sessionIdOf(session)].some(
		(each) => each !== undefined && contains(each),
	);
}
