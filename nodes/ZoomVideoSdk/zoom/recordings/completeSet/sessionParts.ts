import { textOf, type JsonObject } from '../../../shared/json';
import { kindOf } from '../fileKinds';
import { isCompleted, isInProcess } from '../readiness';
import type { RecordingFile } from '../sessionFiles';
import { partFinder } from './partFinder';
import { beginsIn, together } from './samePart';
import { spanOf, union, type Span } from './timeSpan';

/**
 * A part of a session's recording: what is between a start and a stop. Its times are those of its
 * media, or of its transcripts or summaries if Zoom lists no media.
 */
export interface SessionPart {
	/** `undefined` where Zoom gives no times. */
	span: Span | undefined;
	/**
	 * When its files start, in milliseconds. Each of them identifies the part, even if other files are
	 * deleted.
	 */
	starts: Set<number>;
	media: RecordingFile[];
	hasRecording: boolean;
	hasTranscript: boolean;
	hasSummary: boolean;
	/** Texts that count for this part because of their number, not their times. */
	counted: Array<'hasTranscript' | 'hasSummary'>;
}

/** Zoom gives the files of a part the same start, or starts some seconds apart. */
const MAX_STARTS = 4;

const TEXTS = [
	['transcript', 'hasTranscript'],
	['summary', 'hasSummary'],
] as const;
const MAIN_MEDIA = ['video', 'audio'];
const PARTICIPANT_MEDIA = ['participantAudio', 'participantVideo'];

function isOfKind(file: RecordingFile, kinds: readonly string[]): boolean {
	return kinds.includes(kindOf(file.collection, file));
}

/** The finished video and audio of a part, without the files of single participants. */
export function mainMediaOf({ media }: SessionPart): RecordingFile[] {
	return media.filter((file) => isOfKind(file, MAIN_MEDIA) && isCompleted(file));
}

function addStart(part: SessionPart, start: number): void {
	if (part.starts.size < MAX_STARTS) part.starts.add(start);
}

/**
 * The files by which parts are counted. Participants' files begin when somebody joins, so they count
 * only if there is nothing else, and then belong to the transcripts that span them.
 */
function countedFiles(files: readonly RecordingFile[]): RecordingFile[] {
	const main = files.filter((file) => isOfKind(file, MAIN_MEDIA));
	if (main.length > 0) return main;
	const isTimedText = (file: RecordingFile) =>
		isOfKind(file, ['transcript']) && isCompleted(file) && spanOf(file) !== undefined;
	return files.filter((file) => isOfKind(file, PARTICIPANT_MEDIA) || isTimedText(file));
}

function emptyPart(span: Span | undefined): SessionPart {
	const has = { hasRecording: false, hasTranscript: false, hasSummary: false };
	return { span, starts: new Set(), media: [], ...has, counted: [] };
}

/** Groups files by their times, the earliest first. Files without times belong to the first group. */
function groupByTime(files: readonly RecordingFile[]): Array<[SessionPart, RecordingFile[]]> {
	const timed = files.flatMap((file) => {
		const span = spanOf(file);
		return span === undefined ? [] : [{ file, span }];
	});
	timed.sort((one, other) => one.span.start - other.span.start);
	const groups: Array<[SessionPart, RecordingFile[]]> = [];
	for (const { file, span } of timed) {
		const [part, members] = groups.at(-1) ?? [];
		if (part?.span !== undefined && together(part.span, span)) {
			part.span = union(part.span, span);
			addStart(part, span.start);
			members?.push(file);
		} else {
			const begun = emptyPart(span);
			addStart(begun, span.start);
			groups.push([begun, [file]]);
		}
	}
	const untimed = files.filter((file) => spanOf(file) === undefined);
	const [first] = groups;
	if (first !== undefined) for (const file of untimed) first[1].push(file);
	else if (untimed.length > 0) groups.push([emptyPart(undefined), untimed]);
	return groups;
}

/**
 * Marks the parts that have a finished text of a kind.
 *
 * Times decide. If they do not (because they are missing, or a second file of a type has the times of
 * the first), the number of files does: each such file counts for a part that has none.
 *
 * @returns the files that belong to no part so far
 */
function markTexts(
	parts: readonly SessionPart[],
	files: readonly RecordingFile[],
	mark: 'hasTranscript' | 'hasSummary',
): RecordingFile[] {
	const partsAt = partFinder(parts);
	const typesOf = new Map<SessionPart, Set<string>>();
	const unassigned: RecordingFile[] = [];
	let uncounted = 0;
	for (const file of files) {
		const span = spanOf(file);
		const at = span === undefined ? [] : partsAt(span);
		const type = textOf(file.recording_type) ?? '';
		if (span !== undefined && at.length === 0) unassigned.push(file);
		else if (at.every((part) => typesOf.get(part)?.has(type))) uncounted += 1;
		for (const part of at) {
			part[mark] = true;
			// A text that began earlier may also belong to an earlier part.
			if (span && part.span && beginsIn(span, part.span)) addStart(part, span.start);
			typesOf.set(part, (typesOf.get(part) ?? new Set()).add(type));
		}
	}
	for (const part of parts.filter((each) => !each[mark]).slice(0, uncounted)) {
		part[mark] = true;
		part.counted.push(mark);
	}
	return unassigned;
}

/**
 * The parts in which a session was recorded: several if the recording was stopped and started again.
 *
 * Parts are counted by their media. A transcript or summary whose time differs from that of all media
 * belongs to a part whose media Zoom does not list (yet, or any more), and counts as a part.
 */
export function sessionParts(files: readonly RecordingFile[]): SessionPart[] {
	const parts = groupByTime(countedFiles(files)).map(([part, members]) => {
		const media = members.filter((file) => isOfKind(file, [...MAIN_MEDIA, ...PARTICIPANT_MEDIA]));
		const hasRecording = media.some(isCompleted) && !media.some(isInProcess);
		return { ...part, media, hasRecording };
	});
	for (const [kind, mark] of TEXTS) {
		const texts = files.filter((file) => isOfKind(file, [kind]) && isCompleted(file));
		const unassigned = parts.length > 0 ? markTexts(parts, texts, mark) : texts;
		for (const [part] of groupByTime(unassigned)) parts.push({ ...part, [mark]: true });
	}
	return parts.sort((one, other) => (one.span?.start ?? 0) - (other.span?.start ?? 0));
}

/**
 * The parts that an event is about, by the IDs or times of the files that it names.
 *
 * @returns `undefined` when it names none
 */
export function partsNamedBy(
	files: readonly JsonObject[],
	parts: readonly SessionPart[],
): SessionPart[] | undefined {
	const ids = new Set(files.map((file) => textOf(file.id)).filter((id) => id !== undefined));
	const spans = files.map(spanOf).filter((span) => span !== undefined);
	if (ids.size === 0 && spans.length === 0) return undefined;
	const byTime = new Set(spans.flatMap(partFinder(parts)));
	return parts.filter(
		(part) => byTime.has(part) || part.media.some((file) => ids.has(textOf(file.id) ?? '')),
	);
}
