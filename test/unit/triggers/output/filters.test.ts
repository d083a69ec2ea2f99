import type { JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';
import {
	mediaBytesOf,
	minutesOf,
	passesByName,
	passesWhole,
	passingFiles,
	type Filters,
} from '../../../../nodes/ZoomVideoSdk/triggers/output/filters';
import { sessionFiles } from '../../../../nodes/ZoomVideoSdk/zoom/recordings/sessionFiles';
import { OPEN } from '../../fixtures/openFilters';

const at = (minute: number) => `2026-11-01T10:${String(minute).padStart(2, '0')}:00Z`;
const span = (from: number, to: number) => ({
	recording_start: at(from),
	recording_end: at(to),
});

describe('the minutes of a session', () => {
	it.each<[string, JsonObject, number | undefined]>([
		['its duration', { duration: 7, recording_files: [span(0, 30)] }, 7],
		['a duration of nothing', { duration: 0 }, 0],
		['from the first start to the last end', { recording_files: [span(5, 9), span(2, 6)] }, 7],
		['in all lists', { recording_files: [span(5, 9)], participant_audio_files: [span(1, 4)] }, 8],
		['a duration that is no number', { duration: '7', recording_files: [span(0, 3)] }, 3],
		['no end yet', { recording_files: [{ recording_start: at(0), recording_end: '' }] }, undefined],
		[
			'an end that is no time',
			{ recording_files: [span(0, 3), { recording_start: 'x', recording_end: 'x' }] },
			3,
		],
		['no start', { recording_files: [{ recording_end: at(3) }] }, undefined],
		['nothing known', {}, undefined],
	])('%s', (_, session, minutes) => expect(minutesOf(session)).toBe(minutes));
});

describe('the bytes of video and audio', () => {
	it.each<[string, JsonObject[], number | undefined]>([
		[
			'added up',
			[
				{ file_type: 'MP4', file_size: 3 },
				{ file_type: 'M4A', file_size: 4 },
			],
			7,
		],
		[
			'without texts',
			[
				{ file_type: 'MP4', file_size: 3 },
				{ file_type: 'VTT', file_size: 9 },
			],
			3,
		],
		['one of them unknown', [{ file_type: 'MP4', file_size: 3 }, { file_type: 'M4A' }], undefined],
		['none of them', [{ file_type: 'TRANSCRIPT', file_size: 9 }], undefined],
	])('%s', (_, recording_files, bytes) => {
		expect(mediaBytesOf(sessionFiles({ recording_files }))).toBe(bytes);
	});
});

describe('what is not known', () => {
	const session = { session_id: 's', recording_files: [{ file_type: 'MP4' }] };

	it.each<[string, Partial<Filters>, boolean]>([
		['length', { minimumDurationMinutes: 5 }, true],
		['size', { minBytes: 5 }, true],
		['type of recording', { recordingTypes: ['audio_only'] }, false],
		['name', { sessionName: (name) => name === 'demo' }, false],
		['key', { sessionKey: 'team' }, false],
	])('%s: passes %j %s', (_, filter, passes) => {
		expect(passesWhole(session, { ...OPEN, ...filter })).toBe(passes);
		expect(passingFiles(session, { ...OPEN, ...filter })).toHaveLength(passes ? 1 : 0);
	});
});

describe('what is known', () => {
	const video = { file_type: 'MP4', file_size: 500, recording_type: 'gallery_view' };
	const audio = { file_type: 'M4A', file_size: 100, recording_type: 'audio_only' };
	const transcript = { file_type: 'TRANSCRIPT', file_size: 10, recording_type: 'audio_transcript' };
	const session: JsonObject = {
		session_name: 'demo',
		session_key: 'team',
		duration: 5,
		recording_files: [video, audio, transcript],
	};

	it.each<[string, Partial<Filters>, boolean, string[]]>([
		['nothing asked', {}, true, ['MP4', 'M4A', 'TRANSCRIPT']],
		['the length', { minimumDurationMinutes: 5 }, true, ['MP4', 'M4A', 'TRANSCRIPT']],
		['too short', { minimumDurationMinutes: 5.1 }, false, []],
		['the size of all', { minBytes: 600 }, true, ['TRANSCRIPT']],
		['the size of one', { minBytes: 500 }, true, ['MP4', 'TRANSCRIPT']],
		['too small', { minBytes: 601 }, false, ['TRANSCRIPT']],
		['a kind', { fileKinds: ['audio'] }, true, ['M4A']],
		['another kind', { fileKinds: ['chat'] }, false, []],
		['a type', { recordingTypes: ['gallery_view', 'x'] }, true, ['MP4']],
		['another type', { recordingTypes: ['x'] }, false, []],
		['a kind, of another type', { fileKinds: ['audio'], recordingTypes: ['x'] }, false, []],
		['the name', { sessionName: (name) => name === 'demo' }, true, ['MP4', 'M4A', 'TRANSCRIPT']],
		['the key', { sessionKey: 'team' }, true, ['MP4', 'M4A', 'TRANSCRIPT']],
		['another key', { sessionKey: 'Team' }, false, []],
	])('%s', (_, filter, passes, types) => {
		const filters = { ...OPEN, ...filter };
		expect(passesWhole(session, filters)).toBe(passes);
		expect(passingFiles(session, filters).map(({ file_type }) => file_type)).toEqual(types);
	});

	it('passes by its session where it names no files', () => {
		const bare = { ...session, recording_files: [] };
		expect(passesWhole(bare, { ...OPEN, fileKinds: ['video'] })).toBe(true);
		expect(passesByName(bare, { ...OPEN, sessionKey: 'team' })).toBe(true);
		expect(passesByName({}, { ...OPEN, sessionName: (name) => name === '' })).toBe(true);
	});

	it.each(['participant_audio_files', 'participant_video_files'])('counts %s', (list) => {
		expect(mediaBytesOf(sessionFiles({ [list]: [{ file_size: 7 }] }))).toBe(7);
		expect(mediaBytesOf(sessionFiles({ [list]: [{ file_size: '7' }] }))).toBeUndefined();
	});
});
