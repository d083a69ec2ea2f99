import type { JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';
import { eventItem } from '../../../../nodes/ZoomVideoSdk/zoom/webhooks/eventItem';
import {
	fileOfItem,
	hasFileLists,
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

it.each<[string, JsonObject, unknown]>([
	['its key', { id: 17, dedupe_key: 's:recording_files:a' }, 'a'],
	['itself, if its key has none', { id: 'a', dedupe_key: 's:recording_files:CC///' }, 'a'],
	['itself, if it has no key', { id: 'a' }, 'a'],
	['none', { recording_start: '2026-11-01T10:00:00Z', file_type: 'MP4' }, undefined],
])('the ID of a file in an item comes from %s', (_, item, id) => {
	const file = fileOfItem({ session_id: 's', ...item }, 'recording_files');
	expect(file.id).toBe(id);
	expect('id' in file).toBe(id !== undefined);
});

describe('whether an object has lists of files:', () => {
	const file = { file_type: 'MP4', download_url: 'https://zoom.us/a' };
	const lists = {
		recording_files: [file],
		participant_audio_files: [],
		participant_video_files: [],
	};
	it.each<[string, JsonObject, boolean]>([
		['with all lists', lists, true],
		['with one list', { recording_files: [file] }, true],
		['with an empty list', { participant_audio_files: [] }, true],
		['with a list that is null', { ...lists, participant_video_files: null }, true],
		['with a list of another type', { ...lists, participant_video_files: file }, false],
		['with lists that are null', { recording_files: null }, false],
		['without lists', { id: 's' }, false],
		['with a file beside its lists', { ...lists, ...file }, false],
		[
			'with a file in a field beside its lists',
			{ ...lists, recording_files: [], part: file },
			false,
		],
		[
			'with a file without an address in a field',
			{ ...lists, part: { file_type: 'MP4', recording_start: '2026-11-01T10:00:00Z' } },
			false,
		],
		[
			'with times in a field',
			{ ...lists, recording_file: { download_url: 'https://zoom.us/a' } },
			true,
		],
		['with a type in a field', { ...lists, other: { file_type: 'MP4' } }, true],
		['with a text in a field', { ...lists, share_url: 'https://zoom.us/a' }, true],
	])('%s', (_, session, expected) => {
		expect(hasFileLists(session)).toBe(expected);
	});
});
