import { readArchivedFiles } from '../../../../nodes/ZoomVideoSdk/actions/common/archivedFiles';
import { assertArchived } from '../../../../nodes/ZoomVideoSdk/actions/common/assertArchived';
import { readableFiles } from '../../../../nodes/ZoomVideoSdk/actions/common/sessionListing';
import { InputError } from '../../../../nodes/ZoomVideoSdk/shared/errors';
import type { JsonObject } from '../../../../nodes/ZoomVideoSdk/shared/json';

const START = '2026-11-01T10:00:00Z';
const VIDEO: JsonObject = { id: 'a', file_type: 'MP4', file_size: 7, recording_start: START };
/** Where Download has put a file. */
const AT = { saved_as: 'a.mp4' };
const SENT = { transferred: true, status: 200, etag: '"f00"', target_hash: 'ab'.repeat(16) };

function check(session: JsonObject, list: unknown): JsonObject[] {
	const files = readableFiles({ session_id: 's', ...session }, () => true, false);
	return assertArchived(files, readArchivedFiles(list), false);
}
/** What the refusal says; `none` when there is none. */
function objection(session: JsonObject, list: unknown): string {
	let reason = 'none';
	try {
		check(session, list);
	} catch (error) {
		reason = error instanceof InputError ? (error.description ?? '') : String(error);
	}
	return reason;
}
const ofVideo = (entry: JsonObject, video = VIDEO) =>
	objection({ recording_files: [video] }, [entry]);

describe('one file and one entry', () => {
	it.each<[string, JsonObject]>([
		['id, bytes and name', { id: 'a', bytes: 7, ...AT }],
		['a size as text', { id: 'a', bytes: '7', ...AT }],
		[
			'the session and the list',
			{ id: 'a', bytes: 7, session_id: 's', collection: 'recording_files', ...AT },
		],
		[
			'an item of Download',
			{ ...VIDEO, status: 'completed', bytes: 7, download_url: 'https://zoom.us/a', ...AT },
		],
		['an item of Transfer', { ...VIDEO, bytes: 7, ...SENT }],
		['an item of Transfer, finished', { ...VIDEO, bytes: 7, ...SENT, zoom_status: 'completed' }],
		['an item of Transfer without an ETag', { ...VIDEO, bytes: 7, ...SENT, etag: undefined }],
		['a hash', { id: 'a', bytes: 7, sha256: 'A'.repeat(64), ...AT }],
		['an item of n8n', { json: { id: 'a', bytes: 7, ...AT } }],
		['no error', { id: 'a', bytes: 7, error: null, ...AT }],
		[
			'type and times, without an id',
			{ session_id: 's', file_type: 'mp4', recording_start: START, bytes: 7, ...AT },
		],
		[
			'times written otherwise',
			{
				...{ session_id: 's', file_type: 'MP4', bytes: 7, ...AT },
				recording_start: '2026-11-01T11:00:00.000+01:00',
			},
		],
	])('agree by %s', (_, entry) => {
		expect(ofVideo(entry)).toBe('none');
	});

	it('accept any size but nothing where Zoom names none', () => {
		const unsized = { ...VIDEO, file_size: undefined };
		expect(ofVideo({ id: 'a', bytes: 3, ...AT }, unsized)).toBe('none');
		expect(ofVideo({ id: 'a', bytes: 0, ...AT }, unsized)).toMatch(/an unknown number at Zoom/);
		expect(ofVideo({ id: 'a', ...AT }, unsized)).toMatch(/without "bytes"/);
	});
});

describe('captions and timelines', () => {
	const captions = { file_type: 'CC', recording_start: START, file_size: 5 };
	const entry = { ...captions, session_id: 's', bytes: 5, ...AT };

	it.each([undefined, null, '', 'other'])(
		'of a session %j are not those of this one',
		(session_id) => {
			const entries = [{ ...entry, session_id }];
			expect(objection({ recording_files: [captions] }, entries)).toMatch(/not in the list/);
		},
	);

	it.each<[string, JsonObject, JsonObject]>([
		['no id at all', captions, entry],
		['an id that has come since', { ...captions, id: 'c' }, entry],
		['an id that has gone since', captions, { ...entry, id: 'c' }],
		['an id that has changed', { ...captions, id: 'c' }, { ...entry, id: 'd' }],
	])('are matched by type and times: %s', (_, atZoom, archived) => {
		expect(objection({ recording_files: [atZoom] }, [archived])).toBe('none');
	});

	it('of two parts of a recording each need an entry', () => {
		const later = { ...captions, recording_start: '2026-11-01T11:00:00Z' };
		const session = { recording_files: [captions, later] };
		expect(objection(session, [entry])).toMatch(/CC \(without ID\): not in the list/);
		expect(objection(session, [entry, { ...entry, ...later, saved_as: 'b.vtt' }])).toBe('none');
	});

	it('that nothing tells apart need an entry each, and one given twice is one', () => {
		const session = { recording_files: [captions, captions] };
		const [first, second] = ['s:CC', 's:CC#2'].map((dedupe_key) => ({
			...entry,
			dedupe_key,
			saved_as: `${dedupe_key}.vtt`,
		}));
		expect(objection(session, [first, second])).toBe('none');
		expect(objection(session, [first, first])).toMatch(/listed only a second time/);
		expect(objection(session, [first])).toMatch(/not in the list/);
	});
});

describe('several files', () => {
	describe('that share an id in different lists', () => {
		const session = { recording_files: [VIDEO], participant_video_files: [VIDEO] };
		const entry = { id: 'a', bytes: 7, ...AT };
		const other = { ...entry, saved_as: 'b.mp4' };
		const collection = 'recording_files';

		it('each need an entry of their own', () => {
			expect(objection(session, [{ ...entry, collection }])).toMatch(
				/^MP4 \(participant_video_files, a\): not in the list\. Store/,
			);
			const list = [
				{ ...entry, collection },
				{ ...other, collection: 'participant_video_files' },
			];
			expect(objection(session, list)).toBe('none');
		});

		it.each<[string, JsonObject[]]>([
			['one entry', [entry]],
			['the same entry twice', [entry, entry]],
			['two names', [entry, other]],
			['one that does', [entry, { ...other, collection }]],
		])('are not proven by %s that does not name the list', (_, list) => {
			expect(objection(session, list)).toMatch(
				/listed without "collection", though several files have its ID/,
			);
		});
	});

	it('in one list that nothing tells apart are not proven by one entry given twice', () => {
		const session = { recording_files: [VIDEO, VIDEO] };
		const entry = { id: 'a', bytes: 7, collection: 'recording_files' };
		const list = [
			{ ...entry, saved_as: 'a.mp4' },
			{ ...entry, saved_as: 'b.mp4' },
		];
		expect(objection(session, list)).toMatch(/: listed only a second time\. Store/);
	});

	describe('at one place', () => {
		const session = { recording_files: [VIDEO, { ...VIDEO, id: 'b' }] };
		const entries = (one: JsonObject, other: JsonObject) => [
			{ id: 'a', bytes: 7, ...one },
			{ id: 'b', bytes: 7, ...other },
		];

		it.each<[string, JsonObject, JsonObject, RegExp]>([
			[
				'a name',
				AT,
				AT,
				/^MP4 \(a\): listed with the same "saved_as" .* MP4 \(b\): listed with the same/,
			],
			['a name in another case', AT, { saved_as: 'A.MP4' }, /the same "saved_as" as another file/],
			[
				'an address',
				SENT,
				SENT,
				/the same "target_hash" as another file, so one may have replaced/,
			],
			[
				'a name, though the files have keys',
				{ ...AT, dedupe_key: 's:a' },
				{ ...AT, dedupe_key: 's:b' },
				/the same "saved_as"/,
			],
		])('of %s prove nothing', (_, one, other, reason) => {
			expect(objection(session, entries(one, other))).toMatch(reason);
		});

		it.each<[string, JsonObject, JsonObject]>([
			['two names', AT, { saved_as: 'b.mp4' }],
			['two addresses', SENT, { ...SENT, target_hash: 'cd'.repeat(16) }],
			[
				'two addresses after one name',
				{ ...AT, ...SENT },
				{ ...AT, ...SENT, target_hash: 'cd'.repeat(16) },
			],
			['a name and an address', AT, SENT],
		])('are none that are at %s', (_, one, other) => {
			expect(objection(session, entries(one, other))).toBe('none');
		});

		it('prove nothing when the other one is of another session', () => {
			const list = [
				{ id: 'a', bytes: 7, session_id: 's', ...AT },
				{ id: 'x', bytes: 9, session_id: 'other', ...AT },
			];
			expect(objection({ recording_files: [VIDEO] }, list)).toMatch(/the same "saved_as"/);
		});

		it('prove the one file that was stored there twice', () => {
			const list = [
				{ id: 'a', bytes: 7, ...SENT },
				{ id: 'a', bytes: 7, ...SENT },
			];
			expect(objection({ recording_files: [VIDEO] }, list)).toBe('none');
		});
	});

	it('may have a failed try in the list beside the good one', () => {
		const list = [
			{ id: 'a', bytes: 3, ...AT, dedupe_key: 'k' },
			{ id: 'a', bytes: 7, ...AT, dedupe_key: 'k' },
		];
		expect(objection({ recording_files: [VIDEO] }, list)).toBe('none');
	});

	it('may be fewer than were stored', () => {
		const list = [
			{ id: 'gone', bytes: 3, saved_as: 'gone.mp4' },
			{ id: 'a', bytes: 7, ...AT },
		];
		expect(check({ recording_files: [VIDEO] }, list)).toEqual([
			{ id: 'a', collection: 'recording_files', file_type: 'MP4', bytes: 7, ...AT },
		]);
	});

	it('are named up to a number', () => {
		const files = Array.from({ length: 30 }, (_, place) => ({ ...VIDEO, id: `f${place}` }));
		expect(objection({ recording_files: files }, [{ id: 'a', bytes: 7, ...AT }])).toMatch(
			/and 10 more\. Store/,
		);
	});
});

it.each<[string, unknown]>([
	['nothing', undefined],
	['a number', 7],
	['an empty list', '[]'],
	['broken JSON', '[{'],
	['a list in a list', [[]]],
	['a session', { recording_files: [] }],
])('a list of files is not %s', (_, value) => {
	expect(() => readArchivedFiles(value)).toThrow(InputError);
});
