import { isWithin, type DateRange } from '../../shared/dateRange';
import { textOf, type JsonObject } from '../../shared/json';
import { hasFileOfKind } from './fileKinds';
import { nameTest } from './nameMatch';

/** The two parts of Zoom's trash: sessions trashed whole, and single files. */
export type TrashType = 'session_recordings' | 'recording_file';

/** Which recordings of the account to list. */
export interface RecordingsQuery {
	/** Days in UTC, both included. Without them, in the trash, everything. */
	range: DateRange | undefined;
	/** The part of the trash to list; without it, what is not in the trash. */
	trash: TrashType | undefined;
	/** Part of the session's name; upper and lower case are alike. */
	sessionName: string | undefined;
	/** Only sessions with a file of one of these kinds; empty for all. */
	fileKinds: readonly string[];
}

/**
 * Whether a session that Zoom listed is one that was requested.
 *
 * Zoom has no dates for its trash. Elsewhere, Zoom's own rule decides about the first day, and only the
 * extra day that was requested at the end is removed.
 */
export function isRequested(session: JsonObject, query: RecordingsQuery): boolean {
	const { range, trash, sessionName, fileKinds } = query;
	const days = range !== undefined && trash === undefined ? { to: range.to } : range;
	const name = textOf(session.session_name) ?? '';
	return (
		(sessionName === undefined || nameTest('contains', sessionName)(name)) &&
		(fileKinds.length === 0 || hasFileOfKind(session, fileKinds)) &&
		(days === undefined || isWithin(days, textOf(session.start_time)))
	);
}
