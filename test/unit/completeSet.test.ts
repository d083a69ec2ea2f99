import {
	missingFromSet,
	setDedupeKey,
	withFilesOf,
	type SetKind,
} from '../../nodes/ZoomVideoSdk/zoom/completeSet';

const video = { id: 'v', file_type: 'MP4' };
const transcript = { id: 't', file_type: 'TRANSCRIPT' };
const summary = { id: 's', file_type: 'SUMMARY' };
const timeline = { file_type: 'TIMELINE', recording_start: '2026-11-01T10:00:00Z' };

describe('what is missing from a set', () => {
	it.each<[string, object[], SetKind[], SetKind[]]>([
		['nothing', [video, transcript, summary], ['recording', 'transcript', 'summary'], []],
		['what is not wanted', [video], ['recording'], []],
		['in the order of the kinds', [video], ['summary', 'transcript'], ['transcript', 'summary']],
		['a recording: a timeline is none', [timeline], ['recording'], ['recording']],
		[
			'a recording that is not finished',
			[{ ...video, status: 'processing' }],
			['recording'],
			['recording'],
		],
		['a transcript: captions are none', [{ file_type: 'CC' }], ['transcript'], ['transcript']],
	])('%s', (_, files, wanted, missing) => {
		expect(missingFromSet({ recording_files: files.map((file) => ({ ...file })) }, wanted)).toEqual(
			missing,
		);
	});

	it.each<[string, object]>([
		['sound alone', { recording_files: [{ id: 'm', file_type: 'M4A' }] }],
		['a participant’s sound', { participant_audio_files: [{ id: 'p' }] }],
		['a participant’s picture', { participant_video_files: [{ id: 'p' }] }],
	])('is no recording when there is %s', (_, session) => {
		expect(missingFromSet({ ...session }, ['recording'])).toEqual([]);
	});
});

describe('the key of a set', () => {
	it('is the same in whatever order the kinds are chosen, and whatever the session has', () => {
		const key = 'x:set:recording+transcript';
		expect(setDedupeKey({ session_id: 'x' }, ['transcript', 'recording'])).toBe(key);
		expect(setDedupeKey({}, ['recording'])).toBe(':set:recording');
		expect(setDedupeKey({ id: 'x', recording_files: [video] }, ['recording', 'transcript'])).toBe(
			key,
		);
	});
});

describe('a session with the files of an event', () => {
	it('has each file once, by what tells files apart', () => {
		const listed = { duration: 3, recording_files: [video, { ...timeline, id: 'known' }] };
		const told = { recording_files: [{ ...video, download_url: 'other' }, timeline, transcript] };
		expect(withFilesOf(listed, told)).toEqual({
			duration: 3,
			recording_files: [video, { ...timeline, id: 'known' }, transcript],
		});
	});

	it('has the lists that only the event has', () => {
		const told = { participant_audio_files: [{ id: 'p' }], recording_files: null };
		expect(withFilesOf({ recording_files: [video] }, told)).toEqual({
			recording_files: [video],
			participant_audio_files: [{ id: 'p' }],
		});
	});
});
