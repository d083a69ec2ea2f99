import { InputError } from '../../../shared/errors';
import { textOf, type JsonObject } from '../../../shared/json';
import { fileKindOptions, kindOf } from '../../../zoom/recordings/fileKinds';
import type { RecordingFile } from '../../../zoom/recordings/sessionFiles';

/** What an operation looked through: what an item carries, or what Zoom lists of a session. */
export type LookedIn =
	| { what: 'session' | 'namedFile' }
	| {
			what: 'itemFile' | 'itemSession';
			/** What gives the ID of its session, in words; `undefined` when the item does not say it. */
			sessionId: string | undefined;
	  };

/**
 * What an operation looks through that uses the files of an item.
 *
 * @param isEarlier whether the item is that of an earlier step, and `$json` another one
 */
export function lookedInItem(item: JsonObject, isEarlier: boolean): LookedIn {
	const what = item.collection === undefined ? 'itemSession' : 'itemFile';
	// The id of a file is not that of its session.
	const candidates = what === 'itemFile' ? ['session_id'] : ['session_id', 'id'];
	const field = candidates.find((name) => textOf(item[name]) !== undefined);
	if (field === undefined) return { what, sessionId: undefined };
	const sessionId = isEarlier
		? `the ${field} of that step, such as {{ $('When a file is ready').item.json.${field} }}`
		: `the expression {{ $json.${field} }}`;
	return { what, sessionId };
}

/** Kinds that Zoom makes only after the recording, if at all. */
const MADE_LATER = ['transcript', 'summary'];

const nameOfKind = (kind: string): string =>
	(fileKindOptions.find(({ value }) => value === kind)?.name ?? kind).toLowerCase();

/** The kinds of files, such as `video (2), participant audio`. */
function kindsIn(files: readonly RecordingFile[]): string {
	const counts = new Map<string, number>();
	for (const file of files) {
		const kind = kindOf(file.collection, file);
		counts.set(kind, (counts.get(kind) ?? 0) + 1);
	}
	return [...counts]
		.map(([kind, count]) => `${nameOfKind(kind)}${count > 1 ? ` (${count})` : ''}`)
		.join(', ');
}

const OR_NONE = "If that is expected, set 'If No File Matches' to Return No Items.";

function fromSession(sessionId: string | undefined): string {
	return sessionId === undefined
		? "set 'Files From' to Session, and choose the session, which the item does not name"
		: `set 'Files From' to Session, and 'Session' to By ID with ${sessionId}`;
}

function adviceFor(
	lookedIn: LookedIn,
	files: readonly RecordingFile[],
	isMadeLater: boolean,
): string {
	const kinds = kindsIn(files);
	switch (lookedIn.what) {
		case 'itemFile':
			return `The item is a single file (${kinds}). To use other files of its session, ${fromSession(lookedIn.sessionId)}.`;
		case 'itemSession':
			return `The item lists ${kinds || 'no files'}. For what Zoom has by now, ${fromSession(lookedIn.sessionId)}. ${OR_NONE}`;
		case 'namedFile':
			return `Zoom lists ${kinds || 'no files for this session'}. Choose one of these files in 'File'; each file belongs to one session.`;
		case 'session': {
			const later = isMadeLater
				? " Zoom makes transcripts and summaries minutes after the recording, and only where the session asked for them: use 'Wait Until Ready'."
				: " Zoom lists files once they are processed: use 'Wait Until Ready' if the session has just ended.";
			return `Zoom lists ${kinds || 'no files for this session'}.${later} ${OR_NONE}`;
		}
	}
}

/**
 * The error that no file matches: it says what was looked through, what is there, and which setting helps.
 *
 * @param selected what was asked for, in words
 * @param kinds that were asked for, if the selection is one of kinds
 * @param files that are there
 */
export function noMatch(
	lookedIn: LookedIn,
	selected: string,
	kinds: readonly string[],
	files: readonly RecordingFile[],
): InputError {
	const who = /^item/.test(lookedIn.what) ? 'The item' : 'The session';
	const isMadeLater = kinds.some((kind) => MADE_LATER.includes(kind));
	return new InputError(
		`${who} has no matching file (${selected})`,
		adviceFor(lookedIn, files, isMadeLater),
	);
}
