import { mergeEventFiles } from '../../../../../nodes/ZoomVideoSdk/zoom/recordings/completeSet/mergeEventFiles';
import { transcript, video } from '../../../fixtures/setFiles';

const timeline = { file_type: 'TIMELINE', recording_start: '2026-11-01T10:00:00Z' };

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
