import { readArchivedFiles } from '../../../../../nodes/ZoomVideoSdk/actions/deletion/proof/archivedFiles';
import { assertArchived } from '../../../../../nodes/ZoomVideoSdk/actions/deletion/proof/assertArchived';
import { InputError } from '../../../../../nodes/ZoomVideoSdk/shared/errors';
import type { JsonObject } from '../../../../../nodes/ZoomVideoSdk/shared/json';
import { sessionFiles } from '../../../../../nodes/ZoomVideoSdk/zoom/recordings/sessionFiles';
import { AT, objection, SENT, START, VIDEO } from '../../../fixtures/archivedFiles';

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
		['an item of Upload', { ...VIDEO, bytes: 7, ...SENT }],
		['an item of Upload, finished', { ...VIDEO, bytes: 7, ...SENT, zoom_status: 'completed' }],
		['an item of Upload without an ETag', { ...VIDEO, bytes: 7, ...SENT, etag: undefined }],
		['a hash', { id: 'a', bytes: 7, sha256: 'A'.repeat(64), ...AT }],
		['an item of n8n', { json: { id: 'a', bytes: 7, ...AT } }],
		['no error', { id: 'a', bytes: 7, error: null, ...AT }],
		[
			'type and times, without an id',
			{ file_type: 'mp4', recording_start: START, bytes: 7, ...AT },
		],
		[
			'times written otherwise',
			{
				...{ file_type: 'MP4', bytes: 7, ...AT },
				recording_start: '2026-11-01T11:00:00.000+01:00',
			},
		],
	])('agree by %s', (_, entry) => {
		expect(ofVideo(entry)).toBe('none');
	});

	it('accept any size but 0 if Zoom names none', () => {
		const unsized = { ...VIDEO, file_size: undefined };
		expect(ofVideo({ id: 'a', bytes: 3, ...AT }, unsized)).toBe('none');
		expect(ofVideo({ id: 'a', bytes: 0, ...AT }, unsized)).toMatch(/an unknown number at Zoom/);
		expect(ofVideo({ id: 'a', ...AT }, unsized)).toMatch(/without "bytes"/);
	});
});

describe('captions and timelines', () => {
	const captions = { file_type: 'CC', recording_start: START, file_size: 5 };
	const entry = { ...captions, bytes: 5, ...AT };

	it.each([undefined, null, '', 'other'])(
		'of a session %j are not those of this one',
		(session_id) => {
			const entries = [{ ...entry, session_id }];
			expect(objection({ recording_files: [captions] }, entries)).toMatch(
				/not in the list|without "session_id"/,
			);
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

	it.each<[string, JsonObject, JsonObject, JsonObject[]]>([
		['an id that others have', { id: 'c' }, { id: 'd' }, [{ id: 'd' }]],
		['another id, where Zoom gives no size', { id: 'c', file_size: undefined }, { id: 'd' }, []],
		['no id, where others fit it as well', { id: 'c' }, {}, [{ id: 'd' }]],
	])('are not proven by an entry with %s', (_, atZoom, archived, others) => {
		const [file, ...rest] = sessionFiles({
			session_id: 's',
			recording_files: [atZoom, ...others].map((each) => ({ ...captions, ...each })),
		});
		const list = readArchivedFiles([{ session_id: 's', ...entry, ...archived }]);
		expect(() => assertArchived(file ? [file] : [], list, false, rest)).toThrow(/not proven/);
	});

	it('are not proven by an entry that may be of one that stays, whatever else is deleted', () => {
		const [video, file, ...rest] = sessionFiles({
			session_id: 's',
			recording_files: [VIDEO, captions, { ...captions, id: 'd' }],
		});
		const list = readArchivedFiles([
			{ session_id: 's', id: VIDEO.id, bytes: 7, saved_as: 'v.mp4' },
			{ session_id: 's', ...entry, saved_as: 'c.vtt' },
		]);
		const files = [video, file].filter((each) => each !== undefined);
		expect(() => assertArchived(files, list, false, rest)).toThrow(/1 of 2 files .* not proven/);
		expect(assertArchived(files, list, false)).toHaveLength(2);
	});

	it('are proven by the entry with their id, where others have none', () => {
		const [file, ...rest] = sessionFiles({
			session_id: 's',
			recording_files: [{ ...captions, id: 'c' }, captions],
		});
		const list = readArchivedFiles([{ session_id: 's', ...entry, id: 'c' }]);
		expect(assertArchived(file ? [file] : [], list, false, rest)).toHaveLength(1);
	});

	it('are proven by an entry without an id, where the others have one with theirs', () => {
		const [file, ...rest] = sessionFiles({
			session_id: 's',
			recording_files: [
				{ ...captions, id: 'c' },
				{ ...captions, id: 'd' },
			],
		});
		const list = readArchivedFiles([
			{ session_id: 's', ...entry },
			{ session_id: 's', ...entry, id: 'd', saved_as: 'd.vtt' },
		]);
		expect(assertArchived(file ? [file] : [], list, false, rest)).toEqual([
			expect.objectContaining({ id: 'c', saved_as: AT.saved_as }),
		]);
	});

	it('of thousands are looked at in a moment, when one is to be deleted', () => {
		const many = Array.from({ length: 4_000 }, (_, at) => ({ ...VIDEO, id: `f${at}` }));
		const [file, ...rest] = sessionFiles({ session_id: 's', recording_files: many });
		const list = readArchivedFiles(
			many.map(({ id }) => ({ session_id: 's', id, bytes: 7, saved_as: `${id}.mp4` })),
		);
		const start = performance.now();
		expect(assertArchived(file ? [file] : [], list, false, rest)).toHaveLength(1);
		expect(performance.now() - start).toBeLessThan(2_000);
	});

	it('of two parts of a recording each need an entry', () => {
		const later = { ...captions, recording_start: '2026-11-01T11:00:00Z' };
		const session = { recording_files: [captions, later] };
		expect(objection(session, [entry])).toMatch(/CC \(without ID\): not in the list/);
		expect(objection(session, [entry, { ...entry, ...later, saved_as: 'b.vtt' }])).toBe('none');
	});

	it('that nothing distinguishes need an entry each, and one given twice is one', () => {
		const session = { recording_files: [captions, captions] };
		const named = (dedupe_key: string) => ({ ...entry, dedupe_key, saved_as: `${dedupe_key}.vtt` });
		const [first, second] = [
			named('s:recording_files:CC///'),
			named('s:recording_files:CC///#2'),
		] as const;
		expect(objection(session, [first, second])).toBe('none');
		expect(objection(session, [first, first])).toMatch(
			/listed twice, and the other file is not listed/,
		);
		expect(objection(session, [first])).toMatch(/not in the list/);
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
