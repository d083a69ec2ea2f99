import { isWithin, type DateRange } from '../../shared/dateRange';
import { textOf, type JsonObject } from '../../shared/json';
import { foldName } from './foldName';

/** Which sessions of the account to list. */
export interface SessionsQuery {
	type: 'live' | 'past';
	/** Days in UTC, both included, on which the session began. */
	range: DateRange;
	/** The whole name, in any case. */
	sessionName: string | undefined;
	sessionKey: string | undefined;
}

/** Whether a session has a name: Zoom lower-cases names, and may keep accents as they were typed. */
export function isNamed(session: JsonObject, name: string): boolean {
	return foldName((textOf(session.session_name) ?? '').trim()) === foldName(name.trim());
}

/**
 * Whether a session that Zoom listed is one that was requested.
 *
 * Name and key are also sent to Zoom, but Zoom does not say whether it compares all or part of them.
 */
export function isRequested(session: JsonObject, query: SessionsQuery): boolean {
	const { range, sessionName, sessionKey } = query;
	return (
		(sessionName === undefined || isNamed(session, sessionName)) &&
		(sessionKey === undefined || textOf(session.session_key) === sessionKey) &&
		isWithin({ to: range.to }, textOf(session.start_time))
	);
}
