import {
	FILE_COLLECTIONS,
	fileKindOptions,
	hasFileOfKind,
	isFileCollection,
	kindOf,
} from '../../../../nodes/ZoomVideoSdk/zoom/recordings/fileKinds';

describe('the kind of a file', () => {
	it.each([
		['MP4', 'video'],
		['M4A', 'audio'],
		['TRANSCRIPT', 'transcript'],
		['SUMMARY', 'summary'],
		['CHAT', 'chat'],
		['CHAT_MESSAGE', 'chat'],
		['CC', 'captions'],
		['TIMELINE', 'timeline'],
		['TB', 'thumbnail'],
		['CSV', 'poll'],
		['mp4', 'video'],
		['HOLOGRAM', 'other'],
		['constructor', 'other'],
		['', 'other'],
		[undefined, 'other'],
	])('of type %s is %s', (file_type, kind) => {
		expect(kindOf('recording_files', { file_type })).toBe(kind);
	});

	it("is the participant's in the lists of participants, whatever its type", () => {
		expect(kindOf('participant_audio_files', { file_type: 'M4A' })).toBe('participantAudio');
		expect(kindOf('participant_video_files', { file_type: 'MP4' })).toBe('participantVideo');
	});

	it('can be chosen in the editor, except that of unknown files', () => {
		const types = ['MP4', 'M4A', 'TRANSCRIPT', 'SUMMARY', 'CHAT', 'CC', 'TIMELINE', 'TB', 'CSV'];
		const kinds = [
			...types.map((file_type) => kindOf('recording_files', { file_type })),
			...['participantAudio', 'participantVideo'],
		];
		expect(fileKindOptions.map(({ value }) => value).sort()).toEqual(kinds.sort());
	});

	it('has a label, and the labels are in alphabetical order', () => {
		const labels = fileKindOptions.map(({ name }) => name);
		expect(labels).toEqual([...labels].sort());
		expect(labels.every((label) => /^[A-Z]/.test(label))).toBe(true);
	});
});

describe('the lists of files', () => {
	it('are those in which Zoom keeps them', () => {
		expect(FILE_COLLECTIONS.every(isFileCollection)).toBe(true);
		expect(isFileCollection('participants')).toBe(false);
	});

	it('are searched for a kind one by one', () => {
		const session = {
			recording_files: [{ file_type: 'CHAT' }],
			participant_audio_files: [{ file_type: 'M4A' }],
		};
		expect(hasFileOfKind(session, ['video', 'chat'])).toBe(true);
		expect(hasFileOfKind(session, ['participantAudio'])).toBe(true);
		expect(hasFileOfKind(session, ['audio'])).toBe(false);
		expect(hasFileOfKind({}, ['video'])).toBe(false);
		expect(hasFileOfKind({ recording_files: [null, { file_type: 'MP4' }] }, ['video'])).toBe(true);
	});
});
