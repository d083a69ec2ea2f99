import { sessionParts } from '../../../../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/sessionParts';
import {
	MARKS,
	partsOf,
	SET_KINDS,
	TEXT_KINDS,
	type SetKind,
} from '../../../../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/setKinds';
import { sessionFiles } from '../../../../../nodes/ZoomVideoSdk/zoom/recordings/sessionFiles';
import { ofPart as of, summary, transcript, video } from '../../../fixtures/setFiles';

describe('the parts of a session that a set is made of', () => {
	it.each<[string, object[], SetKind[], number]>([
		['all with media', [of(1, video), of(2, video)], ['transcript'], 2],
		['one of which only a wanted transcript is left', [of(1, transcript)], ['transcript'], 1],
		['one of which only a wanted summary is left', [of(1, summary)], ['summary', 'recording'], 1],
		['none of which only an unwanted summary is left', [of(1, summary)], ['transcript'], 0],
		['none of which only an unwanted transcript is left', [of(1, transcript)], ['recording'], 0],
		['none without files', [], ['recording', 'transcript', 'summary'], 0],
	])('are %s', (_, files, wanted, count) => {
		const session = { recording_files: files.map((file) => ({ ...file })) };
		expect(partsOf(session, wanted)).toHaveLength(count);
	});
});

describe('the kinds of a set', () => {
	it.each<[SetKind, object]>([
		['recording', video],
		['transcript', transcript],
		['summary', summary],
	])('%s is shown by its mark on a part', (kind, file) => {
		const [part] = sessionParts(sessionFiles({ recording_files: [{ ...file }] }));
		expect(SET_KINDS.filter((each) => part?.[MARKS[each]])).toEqual([kind]);
	});

	it('are texts, except for the recording', () => {
		expect(SET_KINDS.filter((kind) => kind !== 'recording')).toEqual([...TEXT_KINDS]);
	});
});
