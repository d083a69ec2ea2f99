import { readArchivedFiles } from '../../../../../nodes/ZoomVideoSdk/actions/deletion/proof/archivedFiles';
import type { JsonObject } from '../../../../../nodes/ZoomVideoSdk/shared/json';
import { AT, check, objection, SENT, VIDEO } from '../../../fixtures/archivedFiles';

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

		it('are proven by an entry that names its list, and one that only its key tells apart', () => {
			const list = [
				{ ...other, dedupe_key: 's:participant_video_files:a' },
				{ ...entry, dedupe_key: 's:recording_files:a', collection },
			];
			expect(objection(session, list)).toBe('none');
			expect(objection(session, [...list].reverse())).toBe('none');
		});

		it('are not both proven by two entries of one of them', () => {
			const dedupe_key = 's:recording_files:a';
			const list = [
				{ ...entry, dedupe_key },
				{ ...other, dedupe_key },
			];
			expect(objection(session, list)).toMatch(
				/^MP4 \(participant_video_files, a\): not in the list/,
			);
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

	it('in one list that nothing distinguishes are not proven by one entry given twice', () => {
		const session = { recording_files: [VIDEO, VIDEO] };
		const entry = { id: 'a', bytes: 7, collection: 'recording_files' };
		const list = [
			{ ...entry, saved_as: 'a.mp4' },
			{ ...entry, saved_as: 'b.mp4' },
		];
		expect(objection(session, list)).toMatch(
			/: listed twice, and the other file is not listed\. Store/,
		);
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
				{ ...AT, dedupe_key: 's:recording_files:a' },
				{ ...AT, dedupe_key: 's:recording_files:b' },
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

		it('prove nothing when the other one was in an earlier list of the execution', () => {
			const owners = {};
			const defectsOf = (entry: JsonObject) =>
				readArchivedFiles([{ session_id: 's', bytes: 7, ...entry }], owners).map(
					({ defect }) => defect,
				);
			const ofOther = [expect.stringMatching(/the same "saved_as" as another file/)];
			expect(defectsOf({ id: 'a', ...AT })).toEqual([undefined]);
			expect(defectsOf({ id: 'a', ...AT })).toEqual([undefined]);
			expect(defectsOf({ id: 'b', saved_as: 'b.mp4' })).toEqual([undefined]);
			expect(defectsOf({ id: 'b', ...AT })).toEqual(ofOther);
			expect(defectsOf({ id: 'a', ...AT })).toEqual(ofOther);
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
			{ id: 'a', bytes: 3, ...AT, dedupe_key: 's:recording_files:a' },
			{ id: 'a', bytes: 7, ...AT, dedupe_key: 's:recording_files:a' },
		];
		expect(objection({ recording_files: [VIDEO] }, list)).toBe('none');
	});

	it('are not proven by an entry of others of their times, if their own entry is none', () => {
		const captions = { file_type: 'CC', file_size: 7, recording_start: '2026-01-31T10:00:00Z' };
		const other = {
			...captions,
			bytes: 7,
			saved_as: 'b.vtt',
			dedupe_key: 's:recording_files:CC///',
		};
		const own = {
			...captions,
			id: 'a',
			bytes: 7,
			saved_as: 'a.vtt',
			dedupe_key: 's:recording_files:CC///#2',
			error: 'full',
		};
		const session = { recording_files: [{ ...captions, id: 'a' }] };
		expect(objection(session, [other])).toBe('none');
		expect(objection(session, [own, other])).toMatch(/listed with an error/);
	});

	describe('after a Merge', () => {
		const session = { recording_files: [VIDEO, { ...VIDEO, id: 'b' }] };

		it('that gave them the key of their session are told apart by their IDs', () => {
			const merged = { bytes: 7, collection: 'recording_files', dedupe_key: 's:0123456789abcdef' };
			const at = (one: string, other: string) => [
				{ ...merged, id: 'a', saved_as: one },
				{ ...merged, id: 'b', saved_as: other },
			];
			expect(objection(session, at('a.mp4', 'b.mp4'))).toBe('none');
			expect(objection(session, at('a.mp4', 'a.mp4'))).toMatch(/the same "saved_as"/);
		});

		it('that gave them the ID of a participant are known by their keys', () => {
			const entryOf = (id: string, fileId: string) => ({
				...{ id, bytes: 7, collection: 'recording_files', saved_as: `${fileId}.mp4` },
				dedupe_key: `s:recording_files:${fileId}`,
			});
			expect(objection(session, [entryOf('Ann', 'a'), entryOf('Bob', 'b')])).toBe('none');
			expect(objection(session, [entryOf('Ann', 'a'), entryOf('a', 'a')])).toMatch(
				/^MP4 \(b\): not in the list/,
			);
		});
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
