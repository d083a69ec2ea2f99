import type { JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';
import { eventItem } from '../../../../nodes/ZoomVideoSdk/zoom/webhooks/eventItem';
import {
	fileOfItem,
	sessionFiles,
} from '../../../../nodes/ZoomVideoSdk/zoom/recordings/sessionFiles';
import { sessionRecordings } from '../../../../nodes/ZoomVideoSdk/zoom/recordings/sessionRecordings';

const SESSION = {
	session_id: 'kwPoX6bTS4uWBYwmEpzBvA==',
	session_name: 'weekly',
	session_key: 'key',
	start_time: '2026-11-01T10:00:00Z',
	timezone: 'Europe/Berlin',
};

const keysOf = (session: JsonObject) => sessionFiles(session).map((file) => file.dedupe_key);

describe('sessionFiles', () => {
	it("adds the fields of the session, the list and the key to Zoom's own fields", () => {
		const file = { id: 'a', file_type: 'MP4', file_size: 7, download_url: 'https://zoom.us/a' };
		expect(sessionFiles({ ...SESSION, duration: 3, recording_files: [file] })).toEqual([
			{
				...file,
				...SESSION,
				collection: 'recording_files',
				dedupe_key: `${SESSION.session_id}:recording_files:a`,
			},
		]);
	});

	it('takes all three lists, in their order', () => {
		const session = {
			...SESSION,
			participant_video_files: [{ id: 'v' }],
			participant_audio_files: [{ id: 'p' }],
			recording_files: [{ id: 'b' }, { id: 'a' }],
		};
		expect(sessionFiles(session).map(({ collection, id }) => `${collection} ${id}`)).toEqual([
			'recording_files b',
			'recording_files a',
			'participant_audio_files p',
			'participant_video_files v',
		]);
	});

	it('leaves out what the session does not say', () => {
		expect(sessionFiles({ session_id: 'x', recording_files: [{ id: 'a' }] })).toEqual([
			{
				id: 'a',
				session_id: 'x',
				collection: 'recording_files',
				dedupe_key: 'x:recording_files:a',
			},
		]);
	});

	it.each<[string, JsonObject, string[]]>([
		['no list', {}, []],
		['lists that are none', { recording_files: 'a', participant_audio_files: null }, []],
		[
			'entries that are no objects',
			{ recording_files: [null, 'x', [], { id: 'a' }, 7] },
			[':recording_files:a'],
		],
		['a session id in `id`', { id: 5, recording_files: [{ id: 'a' }] }, ['5:recording_files:a']],
		[
			'one id in two lists',
			{ session_id: 's', recording_files: [{ id: 'a' }], participant_audio_files: [{ id: 'a' }] },
			['s:recording_files:a', 's:participant_audio_files:a'],
		],
		[
			'a timeline without an id',
			{
				session_id: 's',
				recording_files: [{ file_type: 'TIMELINE', recording_start: '2026-11-01T10:00:00Z' }],
			},
			['s:recording_files:TIMELINE//1793527200000/'],
		],
		[
			'files that nothing tells apart',
			{ session_id: 's', recording_files: [{ file_type: 'CC' }, { file_type: 'CC' }] },
			['s:recording_files:CC///', 's:recording_files:CC///#2'],
		],
	])('reads %s', (_, session, keys) => {
		expect(keysOf(session)).toEqual(keys);
	});

	it('returns the same files for an event, for the REST API and for their items', () => {
		const session = {
			...SESSION,
			recording_files: [{ id: 'a', file_type: 'MP4' }, { file_type: 'CC' }],
			participant_audio_files: [{ id: 'a', user_id: '1' }],
		};
		const body = { event: 'session.recording_completed', payload: { object: session } };
		const files = sessionFiles(session);
		expect(sessionFiles(sessionRecordings(session))).toEqual(files);
		expect(sessionFiles(eventItem('session.recording_completed', body, false))).toEqual(files);
	});
});

describe('the key of a file in an item that has lost it', () => {
	const [ID, START, SESSION_ID] = [
		{ id: 'a' },
		{ recording_start: '2026-11-01T10:00:00Z' },
		{ session_id: 's' },
	];
	it.each<[string, JsonObject, string]>([
		['has the ID', { ...ID, file_type: 'MP4' }, ':recording_files:a'],
		[
			'has type and times',
			{ ...SESSION_ID, ...START, file_type: 'CC' },
			's:recording_files:CC//1793527200000/',
		],
		['is empty for captions of no known session', { ...ID, ...START, file_type: 'CC' }, ''],
		['is empty without ID and times', { ...SESSION_ID, file_type: 'MP4' }, ''],
	])('%s', (_, item, key) => {
		expect(fileOfItem(item, 'recording_files').dedupe_key).toBe(key);
	});
});
