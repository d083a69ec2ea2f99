import { textOf } from '../../shared/json';
import { kindOf } from '../../zoom/recordings/fileKinds';
import type { RecordingFile } from '../../zoom/recordings/sessionFiles';

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

/**
 * The selected files, in Zoom's order.
 *
 * The best video is one file for each part of a recording that was stopped and started again: of the
 * videos that begin together, the first by preference, and of equal ones the largest.
 */
export function selectFiles(
	files: readonly RecordingFile[],
	selection: FileSelection,
): RecordingFile[] {
	switch (selection.by) {
		case 'all':
			return [...files];
		case 'kinds':
			return files.filter((file) => selection.kinds.includes(kindOf(file.collection, file)));
		case 'recordingTypes':
			return files.filter((file) => selection.types.includes(textOf(file.recording_type) ?? ''));
		case 'bestVideo': {
			const best = new Map<string, RecordingFile>();
			for (const file of files.filter((each) => kindOf(each.collection, each) === 'video')) {
				const part = textOf(file.recording_start) ?? '';
				const rival = best.get(part);
				const better =
					rival === undefined ||
					rank(file, selection.preference) < rank(rival, selection.preference) ||
					(rank(file, selection.preference) === rank(rival, selection.preference) &&
						Number(file.file_size ?? 0) > Number(rival.file_size ?? 0));
				if (better) best.set(part, file);
			}
			return [...best.values()];
		}
	}
}
