import type { JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';
import { sessionFiles } from '../../../../nodes/ZoomVideoSdk/zoom/recordings/sessionFiles';
import { sessionRecordings } from '../../../../nodes/ZoomVideoSdk/zoom/recordings/sessionRecordings';
import {
	simplifiedFile,
	simplifiedItem,
	simplifiedRecordings,
} from '../../../../nodes/ZoomVideoSdk/zoom/recordings/simplifiedRecordings';

/** What Zoom documents of a file in a list, those of participants, in the trash and elsewhere included. */
const listed: JsonObject = {
	recording_type: 'individual_user',
	file_type: 'MP4',
	file_size: 7,
	file_extension: 'MP4',
	file_name: 'Video - Ada',
	recording_start: '2026-03-01T09:30:00Z',
	recording_end: '2026-03-01T09:31:00Z',
	status: 'completed',
	deleted_time: '2026-03-02T00:00:00Z',
	user_key: 'ada',
	user_id: '16778240',
	id: 'v',
	download_url: 'https://zoom.us/rec/download/v',
	external_storage_url: 's3://bucket/v',
	file_path: '/recordings/v.mp4',
};
const UNKNOWN = { clip_id: '', play_url: 'https://zoom.us/rec/play/v', more: { deep: [1] } };

describe('a simplified file', () => {
	const file: JsonObject = {
		session_name: 'Demo',
		start_time: '2026-03-01T09:30:00Z',
		...listed,
		collection: 'participant_video_files',
		session_key: 'k',
		timezone: 'UTC',
		session_id: 's',
		download_token: 't',
		download_access_token: 'a',
		dedupe_key: 's:participant_video_files:v',
	};

	it('has all that Zoom documents, in its own order, and nothing that Zoom does not', () => {
		const mixed = Object.fromEntries(Object.entries({ ...UNKNOWN, ...file }).reverse());
		expect(simplifiedFile(mixed)).toStrictEqual(file);
		const { id, download_url, external_storage_url, file_path, ...before } = file;
		const { download_token, download_access_token, dedupe_key, ...about } = before;
		expect(Object.keys(simplifiedFile(mixed))).toEqual([
			...Object.keys(about),
			...Object.keys({ id, download_url, external_storage_url, file_path }),
			...Object.keys({ download_token, download_access_token, dedupe_key }),
		]);
	});

	it('lacks what Zoom leaves out, and keeps what is empty', () => {
		const odd: JsonObject = { file_type: 'CC', id: undefined, status: null, timezone: '' };
		expect(simplifiedFile(odd)).toStrictEqual({ file_type: 'CC', status: null, timezone: '' });
	});

	it('is the same when it is simplified again', () => {
		expect(simplifiedFile(simplifiedFile({ ...UNKNOWN, ...file }))).toStrictEqual(file);
	});
});

describe('simplified recordings', () => {
	const source: JsonObject = {
		id: 's',
		...UNKNOWN,
		session_id: 's',
		session_name: 'Demo',
		recording_count: 3,
		recording_files: [
			{ ...UNKNOWN, ...listed },
			{ file_type: 'CC', recording_start: '2026-03-01T09:30:00Z', file_size: 1 },
			{ file_type: 'CC', recording_start: '2026-03-01T09:30:00Z', file_size: 2, clip_id: 'c' },
			{},
		],
		participant_audio_files: [],
	};

	it('have each file, in order, with what is known of it', () => {
		expect(simplifiedRecordings(sessionRecordings(source))).toStrictEqual({
			session_name: 'Demo',
			recording_count: 3,
			recording_files: [
				listed,
				{ file_type: 'CC', file_size: 1, recording_start: '2026-03-01T09:30:00Z' },
				{ file_type: 'CC', file_size: 2, recording_start: '2026-03-01T09:30:00Z' },
				{},
			],
			participant_audio_files: [],
			session_id: 's',
			dedupe_key: expect.any(String),
		});
	});

	it('have the keys of the raw ones, and so have their files', () => {
		const raw = sessionRecordings(source);
		const simplified = simplifiedRecordings(raw);
		expect(simplified.dedupe_key).toBe(raw.dedupe_key);
		expect(sessionRecordings(simplified).dedupe_key).toBe(raw.dedupe_key);
		expect(sessionFiles(simplified)).toEqual(sessionFiles(raw).map(simplifiedFile));
	});

	it('of an event begin with its name, and have who did it, when, and what is missing', () => {
		const event: JsonObject = {
			event_ts: 7,
			account_id: 'a',
			operator: 'o@example.com',
			operator_id: 'o',
			missing: ['transcript'],
			session_id: 's',
			recording_file: { recording_start: 'a', recording_end: 'b', more: 1 },
			user: { id: '1', name: 'Ada', participant_uuid: 'u', phone_number: '1', leave_reason: '<b>' },
			download_token: 't',
			event: 'session.recording_trashed',
		};
		const simplified = simplifiedRecordings(event);
		expect(Object.keys(simplified)[0]).toBe('event');
		expect(simplified).toStrictEqual({
			event: 'session.recording_trashed',
			missing: ['transcript'],
			user: { name: 'Ada', id: '1', participant_uuid: 'u' },
			operator: 'o@example.com',
			recording_file: { recording_start: 'a', recording_end: 'b' },
			session_id: 's',
			event_ts: 7,
			download_token: 't',
		});
	});

	it('keep what is no object where one is expected', () => {
		const odd: JsonObject = { user: 'Ada', recording_file: null, recording_files: 'none' };
		expect(simplifiedRecordings(odd)).toStrictEqual({ ...odd, recording_files: [] });
	});
});

it('an item is a file when it says which list it is in', () => {
	const session: JsonObject = { event: 'session.ended', session_id: 's' };
	expect(simplifiedItem({ ...session, file_type: 'MP4' })).toStrictEqual(session);
	const file: JsonObject = { file_type: 'MP4', collection: 'recording_files' };
	expect(simplifiedItem({ ...file, event: 'session.ended' })).toStrictEqual(file);
});
