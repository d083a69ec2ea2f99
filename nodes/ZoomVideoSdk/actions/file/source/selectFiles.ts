import { textOf } from '../../../shared/json';
import { sessionParts } from '../../../zoom/recordings/completeSet/sessionParts';
import { spanOf } from '../../../zoom/recordings/completeSet/timeSpan';
import { kindOf } from '../../../zoom/recordings/fileKinds';
import { isCompleted } from '../../../zoom/recordings/readiness';
import type { RecordingFile } from '../../../zoom/recordings/sessionFiles';

/** Which files of a session to use. */
export type FileSelection =
	| { by: 'all' }
	| { by: 'kinds'; kinds: readonly string[] }
	| { by: 'recordingTypes'; types: readonly string[] }
	| { by: 'bestVideo'; preference: readonly string[] };

/** Recording types that most people want to watch, the best first. */
export const VIDEO_PREFERENCE = [
	'shared_screen_with_speaker_view(CC)',
	'shared_screen_with_speaker_view',
	'shared_screen_with_gallery_view',
	'active_speaker',
	'speaker_view',
	'gallery_view',
	'shared_screen',
];

function rank(file: RecordingFile, preference: readonly string[]): number {
	const place = preference.indexOf(textOf(file.recording_type) ?? '');
	return place < 0 ? preference.length : place;
}

/** The videos of each part of a recording. Those without times count as a part of their own. */
function videosOfParts(videos: readonly RecordingFile[]): RecordingFile[][] {
	const untimed = videos.filter((file) => spanOf(file) === undefined);
	const timed = videos.filter((file) => spanOf(file) !== undefined);
	return [untimed, ...sessionParts(timed).map(({ media }) => media)];
}

/** Whether Zoom has finished a file, and says where it is. */
function isThere(file: RecordingFile): boolean {
	const address = textOf(file.download_url) ?? textOf(file.external_storage_url);
	return isCompleted(file) && address !== undefined;
}

/**
 * The first by preference, and of equal ones the largest.
 *
 * @param isWaiting whether to rank those that are not there yet with the others
 */
function bestOf(
	videos: readonly RecordingFile[],
	preference: readonly string[],
	isWaiting: boolean,
): RecordingFile | undefined {
	const there = isWaiting ? [] : videos.filter(isThere);
	const size = (file: RecordingFile) => Number(file.file_size ?? 0);
	return [...(there.length > 0 ? there : videos)].sort(
		(one, other) => rank(one, preference) - rank(other, preference) || size(other) - size(one),
	)[0];
}

/**
 * The selected files, in Zoom's order.
 *
 * The best video is one file for each part of a recording that was stopped and started again: one that
 * Zoom has finished, if there is any.
 *
 * @param isWaiting whether these are the files to wait for: then a better video may be unfinished
 */
export function selectFiles(
	files: readonly RecordingFile[],
	selection: FileSelection,
	isWaiting = false,
): RecordingFile[] {
	switch (selection.by) {
		case 'all':
			return [...files];
		case 'kinds':
			return files.filter((file) => selection.kinds.includes(kindOf(file.collection, file)));
		case 'recordingTypes':
			return files.filter((file) => selection.types.includes(textOf(file.recording_type) ?? ''));
		case 'bestVideo': {
			const videos = files.filter((file) => kindOf(file.collection, file) === 'video');
			const bestOfPart = (part: readonly RecordingFile[]) =>
				bestOf(part, selection.preference, isWaiting);
			const best = new Set(videosOfParts(videos).map(bestOfPart));
			return videos.filter((file) => best.has(file));
		}
	}
}
