import { readArchivedFiles } from '../../../../../nodes/ZoomVideoSdk/actions/deletion/proof/archivedFiles';
import { InputError } from '../../../../../nodes/ZoomVideoSdk/shared/errors';
import type { JsonObject } from '../../../../../nodes/ZoomVideoSdk/shared/json';

const HASH = 'ab'.repeat(16);
const saved = (id: string, saved_as: string, more: JsonObject = {}): JsonObject => ({
	...{ session_id: 's', id, bytes: 7, saved_as, ...more },
});
const sent = (id: string, more: JsonObject = {}): JsonObject => ({
	...{ session_id: 's', id, bytes: 7, uploaded: true, status: 200, target_hash: HASH, ...more },
});
const defectsOf = (entries: JsonObject[], owners?: JsonObject) =>
	readArchivedFiles(entries, owners).map(({ defect }) => defect);

describe('an entry of an uploaded file', () => {
	it.each([`${HASH}a`, `a${HASH}`, HASH.slice(1), HASH.toUpperCase(), '', 5])(
		'proves nothing with the "target_hash" %j',
		(target_hash) => {
			expect(defectsOf([sent('a', { target_hash })])).toEqual([
				expect.stringContaining('uploaded without a "target_hash"'),
			]);
		},
	);

	it('proves nothing when its session held bytes of an earlier try', () => {
		expect(defectsOf([sent('a', { unverified_bytes: 5 })])).toEqual([
			expect.stringMatching(/^listed with "unverified_bytes".*Upload it to a new session$/),
		]);
	});

	it.each([200, 201, 204])('proves the file with the status %i', (status) => {
		expect(defectsOf([sent('a', { status })])).toEqual([undefined]);
	});

	it.each<[string, JsonObject, string | undefined]>([
		['finished', { zoom_status: 'completed' }, undefined],
		[
			'in process',
			{ zoom_status: 'processing' },
			`stored while Zoom was still processing it, if its status ("processing") is Zoom's and not that of a merged record: get the recordings again before you store it`,
		],
	])('goes by the status that Zoom gave: %s', (_, more, defect) => {
		expect(defectsOf([sent('a', more)])).toEqual([defect]);
	});
});

describe('an entry with a hash', () => {
	const sha256 = '0123456789abcdef'.repeat(4);

	it.each([sha256, sha256.toUpperCase(), undefined])('proves the file with %s', (hash) => {
		expect(defectsOf([saved('a', 'a.mp4', { sha256: hash })])).toEqual([undefined]);
	});

	it.each([`${sha256}0`, `0${sha256}`, sha256.slice(1), '', null, 5])(
		'proves nothing with %j',
		(hash) => {
			expect(defectsOf([saved('a', 'a.mp4', { sha256: hash })])).toEqual([
				'listed with a "sha256" that is not one',
			]);
		},
	);
});

describe('two entries with one place', () => {
	const shared = (field: string) =>
		`listed with the same "${field}" as another file, so one may have replaced the other`;

	it('prove nothing, whatever the case of the name, or the way its accents are written', () => {
		for (const other of ['Über.mp4', 'ÜBER.mp4', 'U\u0308ber.mp4']) {
			const defects = defectsOf([saved('a', 'Über.mp4'), saved('b', other)]);
			expect(defects).toEqual([shared('saved_as'), shared('saved_as')]);
		}
	});

	it('prove nothing when they were uploaded to it', () => {
		const defects = defectsOf([sent('a'), sent('b')]);
		expect(defects).toEqual([shared('target_hash'), shared('target_hash')]);
	});

	it('prove their file when they are of one', () => {
		expect(defectsOf([saved('a', 'a.mp4'), saved('a', 'a.mp4')])).toEqual([undefined, undefined]);
	});

	it('prove their files when one is a name and the other an address', () => {
		expect(defectsOf([saved('a', HASH), sent('b')])).toEqual([undefined, undefined]);
	});

	it('prove nothing either when the other stands in an earlier list', () => {
		const owners = {};
		expect(defectsOf([saved('a', 'a.mp4')], owners)).toEqual([undefined]);
		expect(defectsOf([saved('b', 'a.mp4'), saved('c', 'c.mp4')], owners)).toEqual([
			shared('saved_as'),
			undefined,
		]);
		expect(defectsOf([saved('a', 'a.mp4')], owners)).toEqual([shared('saved_as')]);
	});

	it('keep what else is wrong with them', () => {
		const [, defect] = defectsOf([saved('a', 'a.mp4'), saved('b', 'a.mp4', { error: 'x' })]);
		expect(defect).toBe('listed with an error');
	});

	it.each(['collection', 'file_type', 'recording_type', 'user_id', 'recording_start'])(
		'are of two files when they differ by %s',
		(field) => {
			const [one, other] = [saved('', 'a.mp4', { [field]: 'x' }), saved('', 'a.mp4')];
			expect(defectsOf([one, other])).toEqual([shared('saved_as'), shared('saved_as')]);
		},
	);
});

describe('a list of archived files', () => {
	it.each<[string, unknown, RegExp]>([
		['words', 'a.mp4', /^'Archived Files': this is not a list of files$/],
		['an empty list', [], /^'Archived Files': the list is empty$/],
		['an empty list as text', '[]', /^'Archived Files': the list is empty$/],
		['a list of names', [{ id: 'a' }, 'b'], /^'Archived Files': entry 2 is not a file$/],
		['a session', { recording_files: [] }, /^'Archived Files': entry 1 is a session/],
	])('is not %s', (_, value, message) => {
		const read = () => readArchivedFiles(value);
		expect(read).toThrow(InputError);
		expect(read).toThrow(
			expect.objectContaining({
				message: expect.stringMatching(message),
				description: expect.stringContaining("{{ $('Download').all() }}"),
			}),
		);
	});

	it.each<[string, unknown]>([
		['one file', saved('a', 'a.mp4')],
		['text', JSON.stringify([saved('a', 'a.mp4')])],
		['items of n8n', [{ json: saved('a', 'a.mp4'), pairedItem: { item: 0 } }]],
	])('may be %s', (_, value) => {
		expect(readArchivedFiles(value)).toEqual([
			expect.objectContaining({ size: 7, defect: undefined, isUploaded: false }),
		]);
	});
});
