import { textOf, type Json, type JsonObject } from '../../shared/json';
import { kindOf } from '../../zoom/recordings/fileKinds';
import { sessionFiles, type RecordingFile } from '../../zoom/recordings/sessionFiles';

/** Which sessions and files may start a workflow; what is left empty passes. */
export interface Filters {
	/** Whether a session's name matches. */
	sessionName: ((name: string) => boolean) | undefined;
	/** The session key, which must match exactly. */
	sessionKey: string | undefined;
	/** Kinds of files (`FileKind`); empty for all. */
	fileKinds: readonly string[];
	/** Zoom's `recording_type`s; empty for all. */
	recordingTypes: readonly string[];
	/** How long a recording must be, in minutes. */
	minimumDurationMinutes: number;
	/** How large video and audio must be, in bytes. */
	minBytes: number;
}

/** Files whose size says how much was recorded; a transcript is small at any length. */
const MEDIA = ['video', 'audio', 'participantAudio', 'participantVideo'];

function timeOf(value: Json | undefined): number {
	return Date.parse(textOf(value) ?? '');
}

function isNumber(value: number | undefined): value is number {
	return value !== undefined && !Number.isNaN(value);
}

/**
 * How long a session was recorded, in minutes: its `duration`, or the time from the first start to the
 * last end of its files. `undefined` when neither is known.
 */
export function minutesOf(session: JsonObject): number | undefined {
	if (typeof session.duration === 'number') return session.duration;
	const files = sessionFiles(session);
	const starts = files.map((file) => timeOf(file.recording_start)).filter(isNumber);
	const ends = files.map((file) => timeOf(file.recording_end)).filter(isNumber);
	if (starts.length === 0 || ends.length === 0) return undefined;
	// Not Math.max(...ends): too many arguments would fail.
	const last = ends.reduce((one, other) => Math.max(one, other));
	const first = starts.reduce((one, other) => Math.min(one, other));
	return (last - first) / 60_000;
}

function isMedia(file: RecordingFile): boolean {
	return MEDIA.includes(kindOf(file.collection, file));
}

function bytesOf(file: JsonObject): number | undefined {
	return typeof file.file_size === 'number' ? file.file_size : undefined;
}

/** The bytes of video and audio together; `undefined` when there are none, or one has no size. */
export function mediaBytesOf(files: readonly RecordingFile[]): number | undefined {
	const sizes = files.filter(isMedia).map(bytesOf);
	const known = sizes.filter(isNumber);
	return known.length > 0 && known.length === sizes.length
		? known.reduce((sum, size) => sum + size, 0)
		: undefined;
}

function isAtLeast(value: number | undefined, minimum: number): boolean {
	return value === undefined || value >= minimum;
}

/** Whether a file is of one of the kinds and types. */
function isOfType(file: RecordingFile, { fileKinds, recordingTypes }: Filters): boolean {
	const type = textOf(file.recording_type);
	return (
		(fileKinds.length === 0 || fileKinds.includes(kindOf(file.collection, file))) &&
		(recordingTypes.length === 0 || (type !== undefined && recordingTypes.includes(type)))
	);
}

/** Whether a session passes by its name and its key, which every event about it has. */
export function passesByName(
	session: JsonObject,
	{ sessionName, sessionKey }: Pick<Filters, 'sessionName' | 'sessionKey'>,
): boolean {
	return (
		(sessionName === undefined || sessionName(textOf(session.session_name) ?? '')) &&
		(sessionKey === undefined || textOf(session.session_key) === sessionKey)
	);
}

function passesAsSession(session: JsonObject, filters: Filters): boolean {
	return (
		passesByName(session, filters) && isAtLeast(minutesOf(session), filters.minimumDurationMinutes)
	);
}

/**
 * Whether a session passes as a whole: by its own fields, with at least one file of the kinds and
 * types, and with enough video and audio. For an event that names no files, only the session's fields
 * count.
 */
export function passesWhole(session: JsonObject, filters: Filters): boolean {
	const files = sessionFiles(session);
	return (
		passesAsSession(session, filters) &&
		(files.length === 0 || files.some((file) => isOfType(file, filters))) &&
		isAtLeast(mediaBytesOf(files), filters.minBytes)
	);
}

/** The files of a session that pass one by one; none when the session itself does not. */
export function passingFiles(session: JsonObject, filters: Filters): RecordingFile[] {
	if (!passesAsSession(session, filters)) return [];
	return sessionFiles(session).filter(
		(file) =>
			isOfType(file, filters) && (!isMedia(file) || isAtLeast(bytesOf(file), filters.minBytes)),
	);
}
