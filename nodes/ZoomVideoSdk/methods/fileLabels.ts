import { textOf } from '../shared/json';
import { partFinder } from '../zoom/recordings/completeSet/partFinder';
import { sessionParts, type SessionPart } from '../zoom/recordings/completeSet/sessionParts';
import { spanOf } from '../zoom/recordings/completeSet/timeSpan';
import { fileKindOptions, kindOf } from '../zoom/recordings/fileKinds';
import { isInProcess } from '../zoom/recordings/readiness';
import type { RecordingFile } from '../zoom/recordings/sessionFiles';
import { firstUnique } from './firstUnique';

/** Recording types that say no more than the kind of the file. */
const SAME_AS_KIND = [
	...['audio_only', 'audio_only_each_participant', 'audio_transcript', 'chat_file', 'chat_message'],
	...['closed_caption', 'individual_user', 'poll', 'summary', 'thumbnail', 'timeline'],
];

const UNITS = ['bytes', 'KB', 'MB', 'GB'] as const;

/** A size as people read it, in steps of 1000: `34 MB`, `1.2 GB`. */
function sizeText(bytes: number): string {
	// Rounded first, so that nothing is called 1000 KB.
	const stepOf = (value: number) => Math.floor(Math.log10(Math.max(1, value)) / 3);
	const step = Math.min(stepOf(Number(bytes.toPrecision(3))), UNITS.length - 1);
	const value = bytes / 1000 ** step;
	return `${value < 10 ? Number(value.toFixed(1)) : Math.round(value)} ${UNITS[step] ?? 'bytes'}`;
}

/** `10:15` of a moment, in UTC as Zoom's own times. */
function timeText(moment: number): string {
	return new Date(moment).toISOString().slice(11, 16);
}

/** What kind of file it is: `Participant audio`; of a kind that is not known, Zoom's type. */
function kindText(file: RecordingFile): string {
	const kind = kindOf(file.collection, file);
	const name = fileKindOptions.find(({ value }) => value === kind)?.name;
	if (name === undefined) return textOf(file.file_type) ?? 'File';
	return name.charAt(0) + name.slice(1).toLowerCase();
}

/** Whose it is and what it shows: `shared screen with speaker`, `Ada`. */
function contentText(file: RecordingFile): string {
	const isOfMain = file.collection === 'recording_files';
	const name = isOfMain ? undefined : textOf(file.file_name);
	const type = textOf(file.recording_type) ?? '';
	const view = type
		.replace('(CC)', ' with captions')
		.replace(/_view\b/, '')
		.replaceAll('_', ' ');
	// Zoom begins the names of participants' files with what kind they are.
	return [name?.replace(/^(?:Audio only|Video) - /, ''), SAME_AS_KIND.includes(type) ? '' : view]
		.filter(Boolean)
		.join(', ');
}

/** The number of the part that a file is of; none when there is one part, or the file spans several. */
function partNumber(file: RecordingFile, parts: readonly SessionPart[]): number | undefined {
	if (parts.length < 2) return undefined;
	const span = spanOf(file);
	const ofMedia = parts.filter(({ media }) => media.includes(file));
	const [part, second] =
		ofMedia.length > 0 || span === undefined ? ofMedia : partFinder(parts)(span);
	return part === undefined || second !== undefined ? undefined : parts.indexOf(part) + 1;
}

/**
 * A name for each file of a session by which people know it:
 * `Video (shared screen with speaker), part 2, 10:15 UTC, 34 MB`. Files that have the same one get the
 * beginning of their id.
 */
export function fileLabels(files: readonly RecordingFile[]): string[] {
	const parts = sessionParts(files);
	return firstUnique(
		files.map((file) => {
			const content = contentText(file);
			const part = partNumber(file, parts);
			const span = spanOf(file);
			const label = [
				content === '' ? kindText(file) : `${kindText(file)} (${content})`,
				...(part === undefined ? [] : [`part ${part}`]),
				...(span === undefined ? [] : [`${timeText(span.start)} UTC`]),
				...(typeof file.file_size === 'number' ? [sizeText(file.file_size)] : []),
				...(isInProcess(file) ? ['still processing'] : []),
			].join(', ');
			const id = textOf(file.id) ?? '';
			return [label, `${label}, ${id.slice(0, 8)}`, `${label}, ${id}`];
		}),
	);
}
