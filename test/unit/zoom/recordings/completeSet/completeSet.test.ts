import {
	awaitedForSet,
	isAheadOfList,
	missingFromSet,
} from '../../../../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/completeSet';
import type { IsRemembered } from '../../../../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/setKeys';
import type { SetKind } from '../../../../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/setKinds';
import { ofPart as of, summary, transcript, video } from '../../../fixtures/setFiles';

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
		["a participant's sound", { participant_audio_files: [{ id: 'p' }] }],
		["a participant's picture", { participant_video_files: [{ id: 'p' }] }],
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
		['with another video of a part', true, [{ ...video, id: 'w' }], [video], ['recording']],
		[
			'with a recording that joins what are two parts without it',
			true,
			[{ ...of(1, video), id: 'w', recording_end: of(2, video).recording_end }],
			[of(1, video), of(2, video)],
			['recording'],
		],
		['not with a chat', false, [{ ...video, file_type: 'CHAT' }], [video], ['recording']],
		['not with a video that is not wanted', false, [video], [transcript], ['transcript']],
	])('%s: %s', (_, expected, told, listed, wanted) => {
		expect(ahead(told, listed, wanted)).toBe(expected);
	});
});

describe('of a session whose first part has started the workflow', () => {
	const wanted: SetKind[] = ['recording', 'transcript'];
	const [both, first] = [
		[of(1, video), of(2, video)],
		String(Date.parse(of(1, video).recording_start)),
	];

	it.each<[string, string[], object[], SetKind[], SetKind[]]>([
		['without a transcript', [], both, ['transcript'], ['transcript']],
		['with one that is gone', [' transcript'], both, ['transcript'], ['transcript']],
		[
			'with one that is gone, and the other is there',
			[' transcript'],
			[...both, of(2, transcript)],
			[],
			[],
		],
		['without one, and the other is there', [], [...both, of(2, transcript)], ['transcript'], []],
		['without one, and one has no times', [], [...both, transcript], ['transcript'], []],
		[
			'with one that has no times',
			[' transcript'],
			[...both, transcript],
			['transcript'],
			['transcript'],
		],
		[
			'with one that was counted',
			[' transcript?'],
			[...both, transcript],
			['transcript'],
			['transcript'],
		],
		[
			'with a recording that is gone',
			[' recording'],
			[of(1, transcript), of(2, video), of(2, transcript)],
			[],
			[],
		],
		[
			'without a recording',
			[],
			[of(1, transcript), of(2, video), of(2, transcript)],
			['recording'],
			[],
		],
	])('%s: what is missing, and what is waited for', (_, had, files, missing, awaited) => {
		const session = { session_id: 'x', recording_files: files.map((file) => ({ ...file })) };
		const isRemembered: IsRemembered = (what, key) =>
			what === 'part'
				? key.endsWith(first) || (had.length === 0 && key.endsWith(`${first} without transcript`))
				: had.some((content) => key.endsWith(`${first}${content}`));
		expect(missingFromSet(session, wanted, isRemembered)).toEqual(missing);
		expect(awaitedForSet(session, wanted, isRemembered)).toEqual(awaited);
	});
});

it('a transcript that arrived after all makes up for that of another part even while it is not listed', () => {
	const session = { session_id: 'x', recording_files: [of(1, video), of(2, video)] };
	const start = String(Date.parse(of(2, video).recording_start));
	const remembered = [start, `${start} without transcript`];
	const isRemembered: IsRemembered = (what, key) =>
		what === 'part'
			? remembered.some((each) => key.endsWith(each))
			: key.endsWith(`${start} transcript`);
	expect(awaitedForSet(session, ['recording', 'transcript'], isRemembered)).toEqual([]);
	remembered.push(`${start} madeUp transcript`);
	expect(awaitedForSet(session, ['recording', 'transcript'], isRemembered)).toEqual(['transcript']);
});
