import { fileIdentities } from '../../../../nodes/ZoomVideoSdk/zoom/recordings/dedupeKey';
import { sessionRecordings } from '../../../../nodes/ZoomVideoSdk/zoom/recordings/sessionRecordings';

// People's workflows compare keys with those that they stored: another value is a breaking change.
it('keys stay the same as in earlier releases for the same files', () => {
	const files = [
		{ id: 'f1', file_type: 'MP4' },
		{ id: 'now and then', file_type: 'cc', recording_start: '2026-01-01T00:00:00Z' },
		{ file_type: 'mp4', recording_type: 'gallery_view', recording_start: 'soon', user_id: 'u1' },
		{},
	];
	expect(fileIdentities(files)).toEqual([
		'f1',
		'CC//1767225600000/',
		'MP4/gallery_view/soon/u1',
		'///',
	]);
	const session = { session_id: 'abc==', recording_files: files.slice(0, 3) };
	expect(sessionRecordings(session).dedupe_key).toBe('abc==:400d5cec1067f5f82f1e74a735cd4960');
});
