import { assertArchived, readableFiles } from '../../nodes/ZoomVideoSdk/zoom/archiveCheck';
import { readArchivedFiles } from '../../nodes/ZoomVideoSdk/zoom/archivedFiles';
import type { JsonObject } from '../../nodes/ZoomVideoSdk/zoom/json';
import { InputError } from '../../nodes/ZoomVideoSdk/zoom/ZoomError';

const START = '2026-11-01T10:00:00Z';
const VIDEO: JsonObject = { id: 'a', file_type: 'MP4', file_size: 7, recording_start: START };

function check(session: JsonObject, list: unknown): JsonObject[] {
	const files = readableFiles({ session_id: 's', ...session });
	return assertArchived(files, readArchivedFiles(list));
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
		['id and bytes', { id: 'a', bytes: 7 }],
		['id and file_size', { id: 'a', file_size: 7 }],
		['id and size', { id: 'a', size: 7 }],
		['a size as text', { id: 'a', bytes: '7' }],
		[
			'the session and the list',
			{ id: 'a', bytes: 7, session_id: 's', collection: 'recording_files' },
		],
		['an item of Download', { ...VIDEO, bytes: 7, download_url: 'https://zoom.us/a' }],
		['a hash', { id: 'a', bytes: 7, sha256: 'A'.repeat(64) }],
		['an item of n8n', { json: { id: 'a', bytes: 7 } }],
		['type and times, without an id', { file_type: 'mp4', recording_start: START, bytes: 7 }],
		[
			'times written otherwise',
			{ file_type: 'MP4', recording_start: '2026-11-01T11:00:00.000+01:00', bytes: 7 },
		],
	])('agree by %s', (_, entry) => {
		expect(ofVideo(entry)).toBe('none');
	});

	it.each<[string, JsonObject, RegExp]>([
		['another id', { id: 'b', bytes: 7 }, /not in the list/],
		['another id, whatever the times', { ...VIDEO, id: 'b' }, /not in the list/],
		['another session', { id: 'a', bytes: 7, session_id: 'other' }, /not in the list/],
		[
			'another list',
			{ id: 'a', bytes: 7, collection: 'participant_audio_files' },
			/not in the list/,
		],
		['another type', { id: 'a', bytes: 7, file_type: 'M4A' }, /not in the list/],
		['fewer bytes', { id: 'a', bytes: 6 }, /6 bytes in the list, 7 at Zoom/],
		['fewer bytes than announced', { id: 'a', bytes: 6, file_size: 7 }, /6 bytes in the list/],
		['no size', { id: 'a' }, /without its size/],
		['a size that is none', { id: 'a', bytes: 7.5 }, /without its size/],
		['a negative size', { id: 'a', bytes: -7 }, /without its size/],
		['a hash that is none', { id: 'a', bytes: 7, sha256: 'f00' }, /SHA-256 that is none/],
		[
			'other times',
			{ file_type: 'MP4', recording_start: '2026-11-02', bytes: 7 },
			/not in the list/,
		],
		['no times', { file_type: 'MP4', bytes: 7 }, /not in the list/],
		['Zoom’s own words', { ...VIDEO, download_url: 'https://zoom.us/a' }, /as Zoom describes it/],
		['a skipped file', { ...VIDEO, bytes: 7, skipped: 'external_storage' }, /listed as skipped/],
		['an error in its place', { error: 'Zoom’s service failed' }, /not in the list/],
	])('disagree by %s', (_, entry, reason) => {
		expect(ofVideo(entry)).toMatch(reason);
	});

	it('accept any size but nothing where Zoom names none', () => {
		const unsized = { ...VIDEO, file_size: undefined };
		expect(ofVideo({ id: 'a', bytes: 3 }, unsized)).toBe('none');
		expect(ofVideo({ id: 'a', bytes: 0 }, unsized)).toMatch(/an unknown number at Zoom/);
		expect(ofVideo({ id: 'a' }, unsized)).toMatch(/without its size/);
	});
});

describe('captions and timelines', () => {
	const captions = { file_type: 'CC', recording_start: START, file_size: 5 };
	const entry = { ...captions, bytes: 5 };

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
		expect(objection(session, [entry, { ...later, bytes: 5 }])).toBe('none');
	});
});

describe('several files', () => {
	it('can share an id in different lists: each needs an entry of its own', () => {
		const session = { recording_files: [VIDEO], participant_video_files: [VIDEO] };
		expect(objection(session, [{ id: 'a', bytes: 7 }])).toMatch(/participant_video_files, a/);
		expect(
			objection(session, [
				{ id: 'a', bytes: 7 },
				{ id: 'a', bytes: 7, collection: 'recording_files' },
			]),
		).toBe('none');
	});

	it('may have a failed try in the list beside the good one', () => {
		const list = [
			{ id: 'a', bytes: 3 },
			{ id: 'a', bytes: 7 },
		];
		expect(objection({ recording_files: [VIDEO] }, list)).toBe('none');
	});

	it('may be fewer than were stored', () => {
		const list = [
			{ id: 'gone', bytes: 3 },
			{ id: 'a', bytes: 7 },
		];
		expect(check({ recording_files: [VIDEO] }, list)).toEqual([
			{ id: 'a', collection: 'recording_files', file_type: 'MP4', bytes: 7 },
		]);
	});

	it('are named up to a number', () => {
		const files = Array.from({ length: 30 }, (_, place) => ({ ...VIDEO, id: `f${place}` }));
		expect(objection({ recording_files: files }, [{ id: 'a', bytes: 7 }])).toMatch(/and 10 more$/);
	});
});

it.each<[string, JsonObject]>([
	['no list', {}],
	['empty lists', { recording_files: [], participant_audio_files: [] }],
	['a file that is null', { recording_files: [VIDEO, null] }],
	['a list that is none', { recording_files: [VIDEO], participant_audio_files: 'many' }],
])('nothing is proven by an answer with %s', (_, session) => {
	expect(() => readableFiles({ session_id: 's', ...session })).toThrow(/could not be read/);
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
