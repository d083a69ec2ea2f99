import {
	mainMediaOf,
	partsNamedBy,
	sessionParts,
} from '../../../../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/sessionParts';
import { sessionFiles } from '../../../../../nodes/ZoomVideoSdk/zoom/recordings/sessionFiles';
import { ofPart as of, transcript, video } from '../../../fixtures/setFiles';

const audio = { id: 'a', file_type: 'M4A' };
const partsOf = (session: object) => sessionParts(sessionFiles({ ...session }));

describe('the parts that an event names', () => {
	const parts = partsOf({
		recording_files: [of(1, video), of(1, audio), of(2, video), of(2, audio)],
	});
	const named = (...files: Array<Record<string, string>>) =>
		partsNamedBy(files, parts)?.map((part) => parts.indexOf(part));

	it.each<[string, Array<Record<string, string>>, number[] | undefined]>([
		['by the id of one of several files', [{ id: 'a2' }], [1]],
		['by a time seconds later', [{ recording_start: '2026-11-01T10:10:03Z' }], [0]],
		['by the time of a text', [of(1, transcript)], [0]],
		['both, one by an id and one by a time', [{ id: 'v2' }, of(1, transcript)], [0, 1]],
		['none, by an id that is not listed', [{ id: 'b1' }], []],
		['none, without ids and times', [{ file_type: 'MP4' }, { id: '' }], undefined],
	])('%s', (_, files, places) => {
		expect(named(...files)).toEqual(places);
	});
});

describe('the main media of a part', () => {
	it('are its finished video and audio, without those of single participants', () => {
		const [part] = partsOf({
			recording_files: [video, audio, { ...video, id: 'w', status: 'processing' }, transcript],
			participant_audio_files: [{ id: 'p', file_type: 'M4A' }],
		});
		expect(part && mainMediaOf(part).map(({ id }) => id)).toEqual(['v', 'a']);
	});

	it('are none where only participants were recorded', () => {
		const [part] = partsOf({ participant_video_files: [{ id: 'p', file_type: 'MP4' }] });
		expect(part?.hasRecording).toBe(true);
		expect(part && mainMediaOf(part)).toEqual([]);
	});
});

describe('a part without times', () => {
	it('stands before a text with a time of its own', () => {
		const parts = partsOf({ recording_files: [of(1, transcript), video] });
		expect(parts.map(({ hasRecording, hasTranscript }) => [hasRecording, hasTranscript])).toEqual([
			[true, false],
			[false, true],
		]);
	});
});
