import { readStoredObjects } from '../../../../../nodes/ZoomVideoSdk/actions/deletion/proof/storedObjects';
import { InputError } from '../../../../../nodes/ZoomVideoSdk/shared/errors';

const HASH = '0123456789abcdef'.repeat(4);
const read = (object: object) => readStoredObjects([object])[0];
const DELETED = 'deleted in the storage';
const FAILED = 'in the storage as failed';
const ERROR = 'in the storage with an error';

describe('what a storage says of a file', () => {
	it.each([
		...['name', 'Name', 'key', 'Key', 'path', 'path_display', 'pathDisplay', 'filename'],
		...['file_name', 'fileName', 'blobName', 'ObjectName'],
	])('has a name in %s', (field) => {
		expect(read({ [field]: 'a.mp4' })?.names).toEqual(['a.mp4']);
	});

	it.each(['size', 'Size', 'ContentLength', 'content-length', 'fileSize', 'file_size'])(
		'has a size in %s',
		(field) => {
			expect(read({ name: 'a', [field]: '12' })?.size).toBe(12);
		},
	);

	it.each(['sha256', 'SHA-256', 'sha256Checksum', 'sha256Hash'])('has a hash in %s', (field) => {
		expect(read({ name: 'a', [field]: HASH.toUpperCase() })?.sha256).toBe(HASH);
	});

	it.each([`${HASH}0`, `x${HASH}`, HASH.slice(1), 'f'])('has no hash in "%s"', (sha256) => {
		expect(read({ name: 'a', sha256 })?.sha256).toBeUndefined();
	});

	it('has the first hash that is one', () => {
		expect(read({ sha256: 'f', file: { sha256Hash: HASH } })?.sha256).toBe(HASH);
	});

	it('is looked for three levels deep', () => {
		expect(read({ a: { b: { name: 'c' } } })?.names).toEqual(['c']);
		expect(read({ a: { b: { c: { name: 'd' } } } })?.names).toEqual([]);
	});

	it('has the names of the uppermost object that has one', () => {
		const object = { file: { name: 'b' }, name: 'a', Key: 'd/a', note: 'c', path: '' };
		expect(read(object)?.names).toEqual(['d/a', 'a']);
	});

	it.each<[object, string, number | undefined]>([
		[{ name: 'a', properties: { contentLength: 5 } }, 'a', 5],
		[{ size: 5, file: { name: 'a' } }, 'a', 5],
		[{ name: 'a', fileSize: '2.4 MB', size: 2_400_000 }, 'a', 2_400_000],
		[{ first: { name: 'a' }, second: { name: 'b', size: 5 } }, 'a', undefined],
		[{ name: 'a', size: 5, copiedFrom: { name: 'b', size: 7 } }, 'a', 5],
		[{ size: 5, parent: { name: 'a' }, file: { name: 'b' } }, 'a', undefined],
	])('has a size of its own, not that of another one: %j', (object, name, size) => {
		expect(read(object)).toMatchObject({ names: [name], size });
	});

	it('is in the folder that another part of the entry gives', () => {
		const object = { name: 'a', size: 5, parentReference: { path: '/drive/root:/b', name: 'b' } };
		expect(read(object)).toMatchObject({ names: ['a'], paths: ['/drive/root:/b'], size: 5 });
	});

	it('has its name in one form, however accents are written', () => {
		expect(read({ name: 'cafe\u0301.mp4', size: 5 })?.names).toEqual(['caf\u00e9.mp4']);
	});
});

describe('a storage says that it does not have a file', () => {
	it.each<[object, string]>([
		[{ trashed: true }, DELETED],
		[{ explicitlyTrashed: true }, DELETED],
		[{ trashedTime: '2026-11-01' }, DELETED],
		[{ deleted: {} }, DELETED],
		[{ is_deleted: 'true' }, DELETED],
		[{ DeleteMarker: true }, DELETED],
		[{ isDeleteMarker: 1 }, DELETED],
		[{ timeDeleted: '2026-11-01' }, DELETED],
		[{ '.tag': 'deleted' }, DELETED],
		[{ item_status: 'trashed' }, DELETED],
		[{ error: 'Quota' }, ERROR],
		[{ error: { code: 5 } }, ERROR],
		[{ errors: ['Quota'] }, ERROR],
		[{ error: true }, ERROR],
		[{ success: false }, FAILED],
		[{ ok: false }, FAILED],
		[{ uploaded: false }, FAILED],
		[{ status: 'failed' }, FAILED],
		[{ type: 'd' }, 'in the storage as a folder'],
		[{ type: 'folder' }, 'in the storage as a folder'],
		[{ statusCode: 400 }, FAILED],
		[{ status_code: '507' }, FAILED],
	])('with %j', (fields, defect) => {
		expect(read({ name: 'a', size: 1, ...fields })?.defect).toBe(defect);
	});

	it.each<[object]>([
		[{ trashed: false, deleted: null, isDeleted: 'false', timeDeleted: '' }],
		[{ '.tag': 'file', item_status: 'active' }],
		[{ tag: 'weekly', note: 'deleted', label: 'failed' }],
		[{ error: null, errors: [] }],
		[{ error: '', errors: false }],
		[{ success: true, ok: true, uploaded: true }],
		[{ finished: false, shared: false }],
		[{ status: 'available' }],
		[{ statusCode: 399 }],
		[{ code: 404, width: 1080 }],
		[{ type: 'file', parent: { type: 'folder', id: '0', name: 'All Files' } }],
	])('but not with %j', (fields) => {
		expect(read({ name: 'a', size: 1, ...fields })?.defect).toBeUndefined();
	});
});

describe('a list of stored objects with an item of a Zoom node', () => {
	it.each([
		...['saved_as', 'target_hash', 'dedupe_key', 'download_url', 'collection'],
		...['recording_files', 'participant_audio_files', 'participant_video_files'],
	])('is rejected by its %s, with what to give instead', (field) => {
		const list = [{ name: 'a' }, { name: 'b', [field]: 'c' }];
		expect(() => readStoredObjects(list)).toThrow(InputError);
		expect(() => readStoredObjects(list)).toThrow(
			expect.objectContaining({
				message:
					"'Stored Files': entry 2 is an item of a Zoom node, which says nothing about the storage",
				description: expect.stringContaining(`'Required Proof' to "Downloaded or Uploaded"`),
			}),
		);
	});
});
