/** The three lists of files that a session's recordings have at Zoom. */
export type Collection = 'recording_files' | 'participant_audio_files' | 'participant_video_files';

/** Zoom's values of `file_type`. */
export const fileTypes = [
	'MP4',
	'M4A',
	'CHAT',
	'TIMELINE',
	'CC',
	'TRANSCRIPT',
	'SUMMARY',
	'CSV',
	'TB',
	'CHAT_MESSAGE',
] as const;
export type FileType = (typeof fileTypes)[number];

/** One recorded file. Instants are milliseconds since the epoch. */
export interface StoredFile {
	/** Always there, unique, and never shown; `id` is what Zoom shows. */
	key: string;
	/** Left out of answers when undefined (Zoom may leave it out for CC and TIMELINE). */
	id: string | undefined;
	collection: Collection;
	fileType: FileType;
	extension: string;
	recordingType: string | undefined;
	contentType: string;
	start: number;
	end: number;
	/** True size in bytes. */
	size: number;
	/** False: `file_size` and `status` are left out of answers. */
	showSize: boolean;
	/** Natural text of the file; the rest up to `size` is filler valid for the type. */
	text: string | undefined;
	name: string | undefined;
	userId: string | undefined;
	userKey: string | undefined;
	/** Address in the account's own storage; such a file has no download address. */
	externalUrl: string | undefined;
	/** When the file alone (not its whole session) went to the trash. */
	trashedAt: number | undefined;
	/** Counts up when the content is replaced, so that its ETag changes. */
	version: number;
}

/** A stretch of a recording in milliseconds since the epoch; without an end while it goes on. */
export interface Span {
	start: number;
	end: number | undefined;
}

/** Zoom's values of `hold`. Off is 0; what tells 1 from 2 is not known. */
export type Hold = 0 | 1 | 2;

/** One run of a session. */
export interface StoredSession {
	id: string;
	number: number;
	name: string;
	sessionKey: string;
	timezone: string;
	password: string;
	autoRecording: 'cloud' | 'none';
	createdAt: number;
	/** Undefined for a session that was created ahead of time and has not started. */
	startedAt: number | undefined;
	endedAt: number | undefined;
	recorder: 'idle' | 'recording' | 'paused';
	/** One entry for each start of a recording. */
	segments: Span[];
	/** The same, with an entry for each resumption too: a pause ends one. */
	unpaused: Span[];
	/** Whether people wait until a host admits them, by Zoom's value. */
	hold: Hold;
	/** Whether a host or manager is in the session: needed for a recording to start. */
	hostPresent: boolean;
	/** As `cloud_recording_transcript_option`: 0 neither, 1 transcript, 2 and a summary. */
	transcriptOption: 0 | 1 | 2;
	participants: string[];
	/** Those of them who have left. */
	absent: string[];
	/** Files that are processed and listed, also those in the trash. */
	files: StoredFile[];
	/** When the recordings as a whole went to the trash. */
	trashedAt: number | undefined;
}

/** Where in its life a session is, as Zoom's `type` parameter names it. */
export type State = 'scheduled' | 'live' | 'past';

export function stateOf(session: StoredSession): State {
	if (session.startedAt === undefined) return 'scheduled';
	return session.endedAt === undefined ? 'live' : 'past';
}
