import {
	selectFiles,
	VIDEO_PREFERENCE,
	type FileSelection,
} from '../../../../../nodes/ZoomVideoSdk/actions/file/source/selectFiles';
import type { JsonObject } from '../../../../../nodes/ZoomVideoSdk/shared/json';
import {
	areReady,
	missingKinds,
} from '../../../../../nodes/ZoomVideoSdk/zoom/recordings/readiness';
import type { RecordingFile } from '../../../../../nodes/ZoomVideoSdk/zoom/recordings/sessionFiles';

const file = (id: string, changes: JsonObject = {}): RecordingFile => ({
	session_id: 's',
	dedupe_key: id,
	file_type: 'MP4',
	recording_start: '2026-01-01T00:00:00Z',
	...changes,
	id,
	collection: 'recording_files',
});
const ids = (files: readonly RecordingFile[]) => files.map(({ dedupe_key }) => dedupe_key);

const gallery = file('gallery', { recording_type: 'gallery_view', file_size: 10 });
const speaker = file('speaker', { recording_type: 'speaker_view', file_size: 5 });
const audio = file('audio', { file_type: 'M4A', recording_type: 'audio_only' });
const transcript = file('transcript', { file_type: 'TRANSCRIPT' });
const participant: RecordingFile = {
	...file('participant', { file_type: 'M4A' }),
	collection: 'participant_audio_files',
};
const all = [audio, gallery, speaker, transcript, participant];

const best = (...preference: string[]): FileSelection => ({ by: 'bestVideo', preference });
const later = { recording_start: '2026-01-01T01:00:00Z' };

describe('files are selected', () => {
	it.each<[string, RecordingFile[], FileSelection, string[]]>([
		['all', all, { by: 'all' }, ids(all)],
		['by kind', all, { by: 'kinds', kinds: ['audio', 'transcript'] }, ['audio', 'transcript']],
		[
			"by kind, in Zoom's order",
			all,
			{ by: 'kinds', kinds: ['video', 'audio'] },
			['audio', 'gallery', 'speaker'],
		],
		['those of participants', all, { by: 'kinds', kinds: ['participantAudio'] }, ['participant']],
		['of a kind there is not', all, { by: 'kinds', kinds: ['chat'] }, []],
		[
			'by type',
			all,
			{ by: 'recordingTypes', types: ['audio_only', 'speaker_view'] },
			['audio', 'speaker'],
		],
		['the best video', all, best(...VIDEO_PREFERENCE), ['speaker']],
		["the best by an order of one's own", all, best('gallery_view'), ['gallery']],
		['of no preference, the largest', [speaker, gallery], best(), ['gallery']],
		['of unknown types, the largest', [speaker, gallery], best('new_view'), ['gallery']],
		['of equal sizes, the first', [file('a'), file('b')], best(), ['a']],
		[
			'one for each part',
			[gallery, speaker, file('later', later)],
			best('speaker_view'),
			['speaker', 'later'],
		],
		[
			'one for a part whose videos start seconds apart',
			[
				file('a', { recording_end: '2026-01-01T00:30:00Z' }),
				file('b', {
					recording_start: '2026-01-01T00:00:02Z',
					recording_end: '2026-01-01T00:30:00Z',
					file_size: 3,
				}),
				file('later', later),
			],
			best(),
			['b', 'later'],
		],
		[
			'videos without a beginning as one part',
			[
				file('a', { recording_start: undefined }),
				file('b', { recording_start: null, file_size: 3 }),
			],
			best(),
			['b'],
		],
		['no video where there is none', [audio, transcript], best(), []],
		['none of none', [], { by: 'all' }, []],
	])('%s', (_, files, selection, expected) => {
		expect(ids(selectFiles(files, selection))).toEqual(expected);
	});
});

describe('of a better video and a finished one', () => {
	const at = { download_url: 'https://zoom.us/rec/1' };
	const finished = file('finished', { ...at, status: 'completed', file_size: 1 });
	it.each<[string, JsonObject, string]>([
		['in process', { ...at, status: 'processing' }, 'finished'],
		['in process without an address', { status: 'processing' }, 'finished'],
		['without an address', { status: 'completed' }, 'finished'],
		['whose address is empty', { download_url: '' }, 'finished'],
		['that is finished, too', { ...at, status: 'Completed' }, 'better'],
		['without a status', at, 'better'],
		['in external storage', { external_storage_url: 's3://own/a.mp4' }, 'better'],
	])('%s, the best is the %s one', (_, fields, expected) => {
		const files = [finished, file('better', { ...fields, file_size: 2 })];
		expect(ids(selectFiles(files, best()))).toEqual([expected]);
		expect(ids(selectFiles(files, best(), true))).toEqual(['better']);
	});

	it('the best is the better one, if none is finished', () => {
		const status = 'processing';
		const files = [file('a', { status, file_size: 1 }), file('b', { status, file_size: 2 })];
		expect(ids(selectFiles(files, best()))).toEqual(['b']);
	});

	it('the best is one of each part', () => {
		const files = [
			...[finished, file('a', { file_size: 2, status: 'processing' })],
			...[file('b', { ...later, status: 'processing' })],
		];
		expect(ids(selectFiles(files, best()))).toEqual(['finished', 'b']);
	});
});

it.each([
	['shared_screen_with_speaker_view(CC)', 'shared_screen_with_speaker_view'],
	['shared_screen_with_speaker_view', 'shared_screen_with_gallery_view'],
	['shared_screen_with_gallery_view', 'active_speaker'],
	['active_speaker', 'speaker_view'],
	['speaker_view', 'gallery_view'],
	['gallery_view', 'shared_screen'],
	['shared_screen', 'a_view_of_tomorrow'],
])('%s is a better video than a larger one of %s', (better, worse) => {
	const [small, large] = [
		file('better', { recording_type: better, file_size: 1 }),
		file('worse', { recording_type: worse, file_size: 2 }),
	];
	for (const files of [
		[small, large],
		[large, small],
	]) {
		expect(ids(selectFiles(files, best(...VIDEO_PREFERENCE)))).toEqual(['better']);
	}
});

describe('files are ready', () => {
	const processing = file('processing', { status: 'processing' });
	const completed = file('completed', { status: 'Completed' });
	it.each<[string, RecordingFile[], boolean]>([
		['completed', [completed], true],
		['without a status', [file('a'), file('b', { status: '' })], true],
		['processing', [processing], false],
		['one of them processing', [completed, processing], false],
		['none', [], false],
	])('%s: %s', (_, files, ready) => {
		expect(areReady(files)).toBe(ready);
	});

	it.each<[string, RecordingFile[], string[], string[]]>([
		['all there', all, ['video', 'transcript'], []],
		['one missing', all, ['video', 'summary'], ['summary']],
		['one unfinished', [processing], ['video'], ['video']],
		['one finished of two', [processing, completed], ['video'], []],
		['none wanted', [], [], []],
	])('kinds: %s', (_, files, kinds, missing) => {
		expect(missingKinds(files, kinds)).toEqual(missing);
	});
});
