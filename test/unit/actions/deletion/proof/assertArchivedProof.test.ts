import { readArchivedFiles } from '../../../../../nodes/ZoomVideoSdk/actions/deletion/proof/archivedFiles';
import { assertArchived } from '../../../../../nodes/ZoomVideoSdk/actions/deletion/proof/assertArchived';
import { readableFiles } from '../../../../../nodes/ZoomVideoSdk/actions/deletion/proof/sessionListing';
import type { JsonObject } from '../../../../../nodes/ZoomVideoSdk/shared/json';

const START = '2026-11-01T10:00:00Z';
const HASH = '0123456789abcdef'.repeat(4);
const VIDEO: JsonObject = {
	id: 'a',
	file_type: 'MP4',
	file_size: 12,
	recording_start: START,
	recording_end: '2026-11-01T10:30:00Z',
	recording_type: 'gallery_view',
};
const GIVE =
	"Give the items of File: Download or File: Upload as they are, such as {{ $('Download').all() }}. Zoom's own list of the files proves nothing.";
const NAMELESS: JsonObject = { ...VIDEO, id: undefined };

/** Entries are of the session, unless they say otherwise. */
const check = (files: JsonObject[], list: readonly JsonObject[]) =>
	assertArchived(
		readableFiles({ session_id: 's', recording_files: files }, () => true, false),
		readArchivedFiles(list.map((entry) => ({ session_id: 's', ...entry }))),
		false,
	);
const refused = (message: string, description: string) =>
	expect.objectContaining({ message, description });

describe('a file without an id', () => {
	const entry = {
		file_type: 'MP4',
		recording_start: START,
		recording_type: 'gallery_view',
		bytes: 12,
		saved_as: 'a.mp4',
	};

	it.each<[string, JsonObject, JsonObject, boolean]>([
		['type, start and view', NAMELESS, entry, true],
		[
			'the end, too, where it is given',
			NAMELESS,
			{ ...entry, recording_end: VIDEO.recording_end },
			true,
		],
		['an id that only the list has', NAMELESS, { ...entry, id: 'a' }, true],
		['another end', NAMELESS, { ...entry, recording_end: '2026-11-01T10:31:00Z' }, false],
		['another view', NAMELESS, { ...entry, recording_type: 'speaker_view' }, false],
		['another person', NAMELESS, { ...entry, user_id: '7' }, false],
		['no type', { ...NAMELESS, file_type: undefined }, { ...entry, file_type: undefined }, false],
		['no start', { ...NAMELESS, recording_start: 'x' }, { ...entry, recording_start: 'x' }, false],
		[
			'another view of captions',
			{ ...NAMELESS, file_type: 'CC' },
			{ ...entry, file_type: 'CC', recording_type: 'x' },
			true,
		],
	])('is found again by %s', (_, file, archived, isFound) => {
		const proof = () => check([file], [archived]);
		if (isFound) expect(proof()).toHaveLength(1);
		else expect(proof).toThrow('1 of 1 files at Zoom are not proven to be archived');
	});
});

it.each([
	['s:recording_files:b', false],
	['s:recording_files:a', true],
])('an entry without an id is of the file of its key, %s', (dedupe_key, isFound) => {
	const { id, ...fields } = VIDEO;
	const entry = { ...fields, dedupe_key, bytes: 12, saved_as: `${String(id)}.mp4` };
	const proof = () => check([VIDEO], [entry]);
	if (isFound) expect(proof()).toHaveLength(1);
	else expect(proof).toThrow('1 of 1 files at Zoom are not proven to be archived');
});

describe('the proof of a file', () => {
	const entry = { id: 'a', bytes: 12, saved_as: 'a.mp4' };
	const proof = { id: 'a', collection: 'recording_files', bytes: 12, saved_as: 'a.mp4' };

	it.each<[string, JsonObject, JsonObject, JsonObject]>([
		['is what finds it again', VIDEO, entry, { ...proof, file_type: 'MP4' }],
		[
			'has its hash where the list has one',
			VIDEO,
			{ ...entry, sha256: HASH },
			{ ...proof, file_type: 'MP4', sha256: HASH },
		],
		[
			'has the answer of the storage where it was uploaded',
			VIDEO,
			{
				...{ id: 'a', bytes: 12, uploaded: true, status: 201, etag: '"e"' },
				target_hash: '0123456789abcdef'.repeat(2),
			},
			{ id: 'a', collection: 'recording_files', bytes: 12, file_type: 'MP4', etag: '"e"' },
		],
		['has no type where Zoom names none', { id: 'a', file_size: 12 }, entry, proof],
	])('%s', (_, file, archived, expected) => {
		expect(check([file], [archived])).toStrictEqual([expected]);
	});

	it('has no id where Zoom names none', () => {
		const captions = { file_type: 'CC', file_size: 12, recording_start: START };
		const { id, ...expected } = { ...proof, file_type: 'CC' };
		expect(check([captions], [{ ...entry, id: undefined, ...captions }])).toStrictEqual([expected]);
		expect(id).toBe('a');
	});
});

describe('what is missing is named', () => {
	it('with what finds it at Zoom, and why', () => {
		const files = [
			{ ...VIDEO, file_name: 'Ada' },
			{ id: 'b', file_type: 'M4A', file_size: 3 },
		];
		expect(() => check(files, [{ id: 'b', bytes: 2, saved_as: 'b' }])).toThrow(
			refused(
				"'Only If Listed as Archived': 2 of 2 files at Zoom are not proven to be archived, so nothing was deleted",
				`MP4 gallery_view Ada (a): not in the list; M4A (b): 2 bytes in the list, 3 at Zoom. Store these files, then try again. ${GIVE} After a loop, $('Download').all() has its last round only: use {{ $input.all() }} at the loop's done output.`,
			),
		);
	});

	it('without a word about loops if all files are listed', () => {
		const file = { id: 'b', file_type: 'M4A', file_size: 3 };
		expect(() => check([file], [{ id: 'b', bytes: 2, saved_as: 'b' }])).toThrow(
			expect.objectContaining({ description: expect.not.stringContaining('loop') }),
		);
	});

	it.each([
		[20, /; MP4 \(f19\): not in the list\. Store/],
		[21, /; MP4 \(f19\): not in the list; and 1 more\. Store/],
	])('up to twenty: of %i', (count, end) => {
		const files = Array.from({ length: count }, (_, place) => ({
			id: `f${place}`,
			file_type: 'MP4',
		}));
		expect(() => check(files, [{ id: 'a', bytes: 1 }])).toThrow(
			expect.objectContaining({ description: expect.stringMatching(end) }),
		);
	});

	it('without a word that nothing was deleted, when an earlier try may have deleted files', () => {
		const files = readableFiles({ session_id: 's', recording_files: [VIDEO] }, () => true, true);
		expect(() => assertArchived(files, readArchivedFiles([{ id: 'b' }]), true)).toThrow(
			"'Only If Listed as Archived': 1 of 1 files at Zoom are not proven to be archived, and an earlier try may have deleted files",
		);
	});
});

describe('the list of stored files', () => {
	const entry = { session_id: 's', id: 'a', bytes: 12, saved_as: 'a.mp4' };

	it.each<[string, unknown]>([
		['a list', [entry]],
		['one file', entry],
		['a list as text', JSON.stringify([entry])],
		['one file as text', JSON.stringify(entry)],
	])('may be %s', (_, value) => {
		expect(readArchivedFiles(value)).toEqual([
			{
				...{ fields: entry, size: 12, defect: undefined, isUploaded: false },
				identity: expect.stringContaining('"a"'),
			},
		]);
	});

	it.each<[string, unknown, string]>([
		['empty', [], "'Archived Files': the list is empty"],
		['no list', 7, "'Archived Files': this is not a list of files"],
		['words', 'all of them', "'Archived Files': this is not a list of files"],
		['of something else', [entry, 7], "'Archived Files': entry 2 is not a file"],
		[
			'of sessions',
			[entry, entry, { recording_files: [] }],
			"'Archived Files': entry 3 is a session, which says what Zoom has and not what was stored",
		],
	])('is refused when it is %s', (_, value, message) => {
		expect(() => readArchivedFiles(value)).toThrow(refused(message, GIVE));
	});

	it.each([`${HASH}0`, `x${HASH}`, HASH.slice(1), 7])('has no hash such as %s', (sha256) => {
		const [file] = readArchivedFiles([{ ...entry, sha256 }]);
		expect(file?.defect).toBe('listed with a "sha256" that is not one');
	});
});
