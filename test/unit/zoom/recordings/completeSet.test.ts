import {
	isAheadOfList,
	isAllAfterFailure,
	missingFromSet,
	setDedupeKey,
	mergeEventFiles,
	type SetKind,
} from '../../../../nodes/ZoomVideoSdk/zoom/recordings/completeSet';

const video = { id: 'v', file_type: 'MP4' };
const transcript = { id: 't', file_type: 'TRANSCRIPT' };
const summary = { id: 's', file_type: 'SUMMARY' };

/** A file of one of the parts, a minute each, ten minutes apart. */
const of = (part: number, file: { id: string; file_type: string }) => ({
	...file,
	id: `${file.id}${part}`,
	recording_start: `2026-11-01T10:${part}0:00Z`,
	recording_end: `2026-11-01T10:${part}1:00Z`,
});
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

describe('what is missing from a session in parts', () => {
	it.each<[string, object[], SetKind[]]>([
		['a transcript of the second', [of(1, video), of(2, video), of(1, transcript)], ['transcript']],
		[
			'the recording of the second: its transcript is there',
			[of(1, video), of(1, transcript), of(2, transcript), of(1, summary)],
			['recording'],
		],
		[
			'nothing, with a summary of one of them',
			[of(1, video), of(2, video), of(1, transcript), of(2, transcript), of(2, summary)],
			[],
		],
	])('%s', (_, files, missing) => {
		const wanted: SetKind[] = ['recording', 'transcript'];
		const session = { recording_files: files.map((file) => ({ ...file })) };
		const kinds: SetKind[] = files.some((file) => 'id' in file && String(file.id).startsWith('s'))
			? [...wanted, 'summary']
			: wanted;
		expect(missingFromSet(session, kinds)).toEqual(missing);
	});
});

describe('an event is ahead of the list', () => {
	const ahead = (told: object[], listed: object[], wanted: SetKind[]) =>
		isAheadOfList(
			{ recording_files: told.map((file) => ({ ...file })) },
			{ recording_files: listed.map((file) => ({ ...file })) },
			wanted,
		);

	it.each<[string, boolean, object[], object[], SetKind[]]>([
		['with a recording', true, [video], [], ['recording', 'transcript']],
		[
			'with the transcript of a part',
			true,
			[of(2, transcript)],
			[of(1, transcript)],
			['transcript'],
		],
		['with a summary of a part', true, [of(2, summary)], [of(1, summary)], ['summary']],
		['not with what is listed', false, [video], [video], ['recording', 'transcript']],
		['not with what is not wanted', false, [video], [], ['transcript']],
		['not with another file of a part', false, [{ ...video, id: 'w' }], [video], ['recording']],
	])('%s: %s', (_, expected, told, listed, wanted) => {
		expect(ahead(told, listed, wanted)).toBe(expected);
	});
});

describe('a failed transcript leaves nothing to wait for', () => {
	const all: SetKind[] = ['recording', 'transcript', 'summary'];
	const parts = [of(1, video), of(2, video)];

	it.each<[string, boolean, object[], object]>([
		['in the only part', true, [video], {}],
		['in the only part that lacks one', true, [...parts, of(1, transcript), of(1, summary)], {}],
		['not before the summary of the others', false, [...parts, of(1, transcript)], {}],
		['not in one of two parts, no one knows which', false, parts, {}],
		['not in one of two parts', false, parts, { recording_files: [of(1, video)] }],
		['in both parts', true, parts, { recording_files: parts }],
		[
			'not in a part that is not listed',
			false,
			[of(1, video)],
			{ recording_files: [of(2, video)] },
		],
		[
			'in the part that the event names by its time',
			true,
			[of(1, video), of(2, video), of(1, transcript), of(1, summary)],
			{ recording_file: { recording_start: '2026-11-01T10:20:03Z', recording_end: '' } },
		],
	])('%s: %s', (_, expected, files, event) => {
		const session = { recording_files: files.map((file) => ({ ...file })) };
		expect(isAllAfterFailure(session, { ...event }, all)).toBe(expected);
	});
});

describe('the key of a set', () => {
	const key = (files: object[], wanted: SetKind[] = ['recording', 'transcript']) =>
		setDedupeKey({ session_id: 'x', recording_files: files.map((file) => ({ ...file })) }, wanted);

	it('of two parts is another than of one, in whatever order the files are', () => {
		const files = [of(1, video), of(2, video), of(1, transcript), of(2, transcript)];
		expect(key([...files].reverse())).toBe(key(files));
		expect(key(files)).toMatch(/^x:set:recording\+transcript:[0-9a-f]{16}$/);
		expect(key([...files, of(3, video), of(3, transcript)])).not.toBe(key(files));
	});

	it('of two parts tells which of the wanted texts are there, and nothing of the others', () => {
		const files = [of(1, video), of(2, video), of(1, transcript)];
		expect(key([...files, of(2, transcript)])).not.toBe(key(files));
		expect(key([...files, of(1, summary)])).toBe(key(files));
		expect(key([...files, of(1, summary)], ['summary'])).not.toBe(key(files, ['summary']));
	});

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
		expect(mergeEventFiles(listed, told)).toEqual({
			duration: 3,
			recording_files: [video, { ...timeline, id: 'known' }, transcript],
		});
	});

	it('has the lists that only the event has', () => {
		const told = { participant_audio_files: [{ id: 'p' }], recording_files: null };
		expect(mergeEventFiles({ recording_files: [video] }, told)).toEqual({
			recording_files: [video],
			participant_audio_files: [{ id: 'p' }],
		});
	});
});
