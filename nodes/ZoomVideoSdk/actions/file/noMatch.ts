import { InputError } from '../../shared/errors';
import { kindOf } from '../../zoom/recordings/fileKinds';
import type { RecordingFile } from '../../zoom/recordings/sessionFiles';

/** What an operation looked through: what an item carries, or what Zoom lists of a session. */
export type LookedIn = 'itemFile' | 'itemSession' | 'session';

/** Kinds that Zoom makes only after the recording, if at all. */
const MADE_LATER = ['transcript', 'summary'];

/** The kinds of files, such as `2 video, audio`. */
function kindsIn(files: readonly RecordingFile[]): string {
	const counts = new Map<string, number>();
	for (const file of files) {
		const kind = kindOf(file.collection, file);
		counts.set(kind, (counts.get(kind) ?? 0) + 1);
	}
	return [...counts].map(([kind, count]) => (count > 1 ? `${count} ${kind}` : kind)).join(', ');
}

const FROM_SESSION =
	"set 'Files From' to Session, and 'Session' to By ID with the expression {{ $json.session_id }}";
const OR_NONE = "If that is as it should be, set 'If No File Matches' to Return No Items.";

function adviceFor(where: LookedIn, files: readonly RecordingFile[], isMadeLater: boolean): string {
	const kinds = kindsIn(files);
	switch (where) {
		case 'itemFile':
			return `The item is a single file (${kinds}). To use other files of its session, ${FROM_SESSION}.`;
		case 'itemSession':
			return `The item lists ${kinds}. For what Zoom has by now, ${FROM_SESSION}. ${OR_NONE}`;
		case 'session': {
			const listed = kinds === '' ? 'Zoom lists no files of it.' : `Zoom lists ${kinds}.`;
			const later = isMadeLater
				? " Zoom makes transcripts and summaries minutes after the recording, and only where the session asked for them: use 'Wait Until Ready'."
				: " Zoom lists files once they are processed: use 'Wait Until Ready' if the session has just ended.";
			return `${listed}${later} ${OR_NONE}`;
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
	where: LookedIn,
	selected: string,
	kinds: readonly string[],
	files: readonly RecordingFile[],
): InputError {
	const who = where === 'session' ? 'The session' : 'The item';
	const isMadeLater = kinds.some((kind) => MADE_LATER.includes(kind));
	return new InputError(
		`${who} has no matching file (${selected})`,
		adviceFor(where, files, isMadeLater),
	);
}
