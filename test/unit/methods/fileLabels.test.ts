import { fileLabels } from '../../../nodes/ZoomVideoSdk/methods/fileLabels';
import type { JsonObject } from '../../../nodes/ZoomVideoSdk/shared/json';
import { sessionFiles } from '../../../nodes/ZoomVideoSdk/zoom/recordings/sessionFiles';
import {
	AUDIO,
	CAPTIONS,
	PARTICIPANT_AUDIO,
	PARTICIPANT_VIDEO,
	restSession,
	TRANSCRIPT,
	VIDEO,
} from '../fixtures/recorded';

const labelsOf = (recording_files: JsonObject[], more: JsonObject = {}) =>
	fileLabels(sessionFiles(restSession({ recording_files, ...more })));

/** A file of the part that was recorded so many hours later. */
const later = (file: JsonObject, hours: number, id: string): JsonObject => ({
	...file,
	id,
	recording_start: `2026-05-09T${11 + hours}:02:22Z`,
	recording_end: `2026-05-09T${11 + hours}:03:24Z`,
});

it.each<[string, JsonObject, string]>([
	['what a video shows', VIDEO, 'Video (shared screen with speaker), 11:02 UTC, 3.9 MB'],
	[
		'captions in it',
		{ ...VIDEO, recording_type: 'shared_screen_with_speaker_view(CC)' },
		'Video (shared screen with speaker with captions), 11:02 UTC, 3.9 MB',
	],
	[
		'a type of later',
		{ ...VIDEO, recording_type: 'whiteboard' },
		'Video (whiteboard), 11:02 UTC, 3.9 MB',
	],
	['no type', { ...VIDEO, recording_type: undefined }, 'Video, 11:02 UTC, 3.9 MB'],
	['nothing that the kind says already', AUDIO, 'Audio, 11:02 UTC, 975 KB'],
	['a small file', TRANSCRIPT, 'Transcript, 11:02 UTC, 1.3 KB'],
	['a file without size', CAPTIONS, 'Captions, 11:02 UTC'],
	[
		'a time with an offset',
		{ ...AUDIO, recording_start: '2026-05-09T13:02:22+02:00' },
		'Audio, 11:02 UTC, 975 KB',
	],
	['a time that is none', { ...AUDIO, recording_start: 'soon' }, 'Audio, 975 KB'],
	['a file without time', { ...AUDIO, recording_start: undefined }, 'Audio, 975 KB'],
	[
		'one in process',
		{ ...AUDIO, status: 'processing' },
		'Audio, 11:02 UTC, 975 KB, still processing',
	],
	['a kind of later', { ...AUDIO, file_type: 'NOTES' }, 'NOTES, 11:02 UTC, 975 KB'],
	['a file of nothing', {}, 'File'],
])('names %s', (_, file, label) => {
	expect(labelsOf([file])).toEqual([label]);
});

it.each([
	[0, '0 bytes'],
	[999, '999 bytes'],
	[1000, '1 KB'],
	[9_949, '9.9 KB'],
	[33_600_000, '34 MB'],
	[999_600, '1 MB'],
	[2_040_000_000, '2 GB'],
	[12_345_678_901_234, '12346 GB'],
])('gives %d bytes as %s', (file_size, size) => {
	expect(labelsOf([{ file_type: 'M4A', file_size }])).toEqual([`Audio, ${size}`]);
});

it('names whose file it is', () => {
	const participants = {
		participant_audio_files: [PARTICIPANT_AUDIO],
		participant_video_files: [
			PARTICIPANT_VIDEO,
			{ ...PARTICIPANT_VIDEO, recording_type: 'individual_shared_screen' },
		],
	};
	expect(labelsOf([], participants)).toEqual([
		'Participant audio (Ada), 11:02 UTC, 400 KB',
		'Participant video (Ada), 11:02 UTC, 400 KB',
		'Participant video (Ada, individual shared screen), 11:02 UTC, 400 KB',
	]);
});

it('numbers the parts of a session that has several, but no file that spans them', () => {
	const files = [
		later(VIDEO, 2, 'v2'),
		VIDEO,
		later(TRANSCRIPT, 2, 't2'),
		TRANSCRIPT,
		{
			file_type: 'SUMMARY',
			recording_start: '2026-05-09T11:02:22Z',
			recording_end: '2026-05-09T13:03:24Z',
		},
		{ file_type: 'CHAT' },
	];
	expect(labelsOf(files)).toEqual([
		'Video (shared screen with speaker), part 2, 13:02 UTC, 3.9 MB',
		'Video (shared screen with speaker), part 1, 11:02 UTC, 3.9 MB',
		'Transcript, part 2, 13:02 UTC, 1.3 KB',
		'Transcript, part 1, 11:02 UTC, 1.3 KB',
		'Summary, 11:02 UTC',
		'Chat',
	]);
});

it('tells files apart that are alike in all of this, by their ids', () => {
	const twin = (id: string) => ({ ...AUDIO, id });
	expect(labelsOf([twin('aaaaaaaa-1'), twin('bbbbbbbb-1'), VIDEO])).toEqual([
		'Audio, 11:02 UTC, 975 KB, aaaaaaaa',
		'Audio, 11:02 UTC, 975 KB, bbbbbbbb',
		'Video (shared screen with speaker), 11:02 UTC, 3.9 MB',
	]);
	expect(labelsOf([twin('aaaaaaaa-1'), twin('aaaaaaaa-2')])).toEqual([
		'Audio, 11:02 UTC, 975 KB, aaaaaaaa-1',
		'Audio, 11:02 UTC, 975 KB, aaaaaaaa-2',
	]);
});
