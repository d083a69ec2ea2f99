import { readArchivedFiles } from '../../../../../nodes/ZoomVideoSdk/actions/deletion/proof/archivedFiles';
import { confirmByStorage } from '../../../../../nodes/ZoomVideoSdk/actions/deletion/proof/confirmByStorage';
import { readStoredObjects } from '../../../../../nodes/ZoomVideoSdk/actions/deletion/proof/storedObjects';
import { InputError } from '../../../../../nodes/ZoomVideoSdk/shared/errors';

const HASH = '0123456789abcdef'.repeat(4);
const NAME = 'Weekly 2026-11-01 100000 gallery_view 1a2b3c4d.mp4';
const DOWNLOADED = { id: 'a', bytes: 12, saved_as: NAME, sha256: HASH };

const archivedFiles = (entries: object[]) =>
	readArchivedFiles(entries.map((entry) => ({ session_id: 's', ...entry })));
const flawsOf = (entries: object[], objects: unknown) =>
	confirmByStorage(archivedFiles(entries), readStoredObjects(objects)).map(
		({ defect: flaw }) => flaw,
	);

describe('a storage confirms a downloaded file', () => {
	it.each<[string, object]>([
		['Google Drive', { id: 'x', name: NAME, size: '12', md5Checksum: 'f', sha256Checksum: HASH }],
		['Google Cloud Storage', { name: `zoom/2026/${NAME}`, size: '12', bucket: 'b' }],
		['S3, its list', { Key: `zoom/${NAME}`, Size: '12', ETag: '"f"', StorageClass: 'STANDARD' }],
		['OneDrive', { name: NAME, size: 12, file: { hashes: { sha256Hash: HASH.toUpperCase() } } }],
		['Dropbox', { name: NAME, path_display: `/Zoom/${NAME}`, size: 12, is_downloadable: true }],
		['Dropbox, its list', { name: NAME, pathDisplay: `/Zoom/${NAME}`, contentSize: 12 }],
		['Azure, its list', { name: NAME, properties: { contentLength: 12 } }],
		['Nextcloud, its list', { path: `/Zoom/${NAME}`, type: 'file', contentLength: 12 }],
		[
			'Nextcloud, as an address has it',
			{ path: `/Zoom/${encodeURIComponent(NAME)}`, contentLength: 12 },
		],
		['FTP, its list', { type: '-', name: NAME, size: 12, path: `/upload/${NAME}` }],
		['an item of n8n', { json: { name: NAME, size: 12 }, pairedItem: { item: 0 } }],
		['Google Drive, of all fields', { name: NAME, size: '12', trashed: false, error: null }],
		[
			'Box, with the folder and the owner',
			{
				...{ type: 'file', name: NAME, size: 12, item_status: 'active', trashed_at: null },
				parent: { type: 'folder', id: '0', name: 'All Files' },
				owned_by: { type: 'user', name: 'Ada' },
			},
		],
		[
			'OneDrive, with the folder',
			{
				...{ name: NAME, size: 12, file: { mimeType: 'video/mp4' } },
				parentReference: { driveType: 'business', name: 'Zoom', path: '/drive/root:/Zoom' },
			},
		],
		['a hash alone', { name: NAME, sha256: HASH }],
	])('as %s tells of it', (_, object) => {
		expect(flawsOf([DOWNLOADED], [{ name: 'other', size: 1 }, object])).toEqual([undefined]);
	});

	it.each<[string, object, string | undefined]>([
		['S3, its list', { Key: 'archive/Weekly/v.mp4', Size: '12' }, undefined],
		['S3, from its root', { Key: 'Weekly/v.mp4', Size: '12' }, undefined],
		['S3, in another folder', { Key: 'Daily/v.mp4', Size: '12' }, 'nothing called'],
		['S3, in a folder that ends so', { Key: 'My Weekly/v.mp4', Size: '12' }, 'nothing called'],
		['Google Drive, by the whole name', { name: 'Weekly/v.mp4', size: '12' }, undefined],
		['S3, in its root', { Key: 'v.mp4', Size: '12' }, 'nothing called'],
		['S3, in its root with the hash', { Key: 'v.mp4', sha256: HASH }, 'nothing called'],
		['a blob in its root', { blobName: 'v.mp4', size: 12 }, 'nothing called'],
		['an object in its root', { objectName: 'v.mp4', size: 12 }, 'nothing called'],
		['FTP, in its root', { name: 'v.mp4', path: 'v.mp4', size: 12 }, 'nothing called'],
		['Google Drive, which gives no folders', { name: 'v.mp4', size: '12' }, 'without its folder'],
		['the same with the hash', { name: 'v.mp4', size: '12', sha256Checksum: HASH }, undefined],
		[
			'the same with another hash',
			{ name: 'v.mp4', size: '12', sha256Checksum: HASH.replace('0', '1') },
			'another SHA-256',
		],
		['Google Cloud Storage, in its root', { name: 'v.mp4', size: '12' }, 'without its folder'],
		[
			'OneDrive, by the path of the folder',
			{ name: 'v.mp4', size: 12, parentReference: { path: '/drive/root:/Weekly' } },
			undefined,
		],
		[
			'OneDrive, by the path of another folder',
			{ name: 'v.mp4', size: 12, parentReference: { path: '/drive/root:/Daily' } },
			'without its folder',
		],
		['Dropbox', { name: 'v.mp4', path_display: '/Zoom/Weekly/v.mp4', size: 12 }, undefined],
		['Dropbox, elsewhere', { name: 'v.mp4', path_display: '/v.mp4', size: 12 }, 'nothing called'],
	])('under a name with folders: %s', (_, object, defect) => {
		const entry = { id: 'a', bytes: 12, saved_as: 'Weekly/v.mp4', sha256: HASH };
		const [flaw] = flawsOf([entry], [object]);
		expect(flaw).toEqual(defect === undefined ? undefined : expect.stringContaining(defect));
	});

	it.each<[string, object, string]>([
		['is not there', { name: 'other.mp4', size: 12 }, `nothing called "${NAME}" in Stored Files`],
		['only ends so', { name: `My ${NAME}`, size: 12 }, `nothing called "${NAME}" in Stored Files`],
		['has no name', { success: true }, `nothing called "${NAME}" in Stored Files`],
		['has another size', { name: NAME, size: 11 }, '11 bytes in the storage, 12 in Archived Files'],
		['has no size', { name: NAME }, 'in the storage without its size or SHA-256'],
		[
			'is named with an error',
			{ name: NAME, size: 12, error: { message: 'Quota' } },
			'in the storage with an error',
		],
		[
			'is told to have failed',
			{ name: NAME, size: 12, success: false },
			'in the storage as failed',
		],
		[
			'is the answer to an upload that failed',
			{ statusCode: 507, body: { name: NAME, size: 12 } },
			'in the storage as failed',
		],
		['has errors', { name: NAME, size: 12, errors: [{}] }, 'in the storage with an error'],
		['was not uploaded', { name: NAME, size: 12, uploaded: false }, 'in the storage as failed'],
		[
			'is in the trash of Box',
			{ name: NAME, size: 12, item_status: 'trashed' },
			'deleted in the storage',
		],
		[
			'is an old version',
			{ name: NAME, size: 12, timeDeleted: '2026-11-01' },
			'deleted in the storage',
		],
		[
			'is deeper in the trash',
			{ body: { name: NAME, size: 12, trashed: true } },
			'deleted in the storage',
		],
		['is in the trash', { name: NAME, size: 12, trashed: true }, 'deleted in the storage'],
		['was deleted', { '.tag': 'deleted', name: NAME, size: 12 }, 'deleted in the storage'],
		['was deleted at OneDrive', { name: NAME, size: 12, deleted: {} }, 'deleted in the storage'],
		[
			'has no size but words',
			{ name: NAME, size: '12 MB' },
			'in the storage without its size or SHA-256',
		],
		[
			'has another hash',
			{ name: NAME, size: 12, sha256: HASH.replace('0', '1') },
			'another SHA-256 in the storage',
		],
	])('unless it %s', (_, object, flaw) => {
		expect(flawsOf([DOWNLOADED], [object])).toEqual([flaw]);
	});

	it('the size of the upper level counts', () => {
		const object = { name: NAME, size: 12, thumbnail: { name: 'x', size: 3 } };
		expect(flawsOf([DOWNLOADED], [object])).toEqual([undefined]);
	});

	it('and one object is the proof of one file', () => {
		const object = { name: NAME, size: 12 };
		expect(flawsOf([DOWNLOADED, DOWNLOADED], [object])).toEqual([
			undefined,
			`nothing called "${NAME}" in Stored Files`,
		]);
		expect(flawsOf([DOWNLOADED, DOWNLOADED], [object, object])).toEqual([undefined, undefined]);
	});

	it('in a time that grows with the two lists, and not with their product', () => {
		const count = 200;
		let looks = 0;
		const objects = Array.from({ length: count }, (_, at) => ({
			get names() {
				looks += 1;
				return [`zoom/${at}.mp4`];
			},
			...{ paths: [], size: 12, sha256: undefined, defect: undefined },
		}));
		const entries = objects.map((_, at) => ({ id: at, bytes: 12, saved_as: `${at}.mp4` }));
		const confirmed = confirmByStorage(archivedFiles(entries.reverse()), objects);
		expect(confirmed.map(({ defect }) => defect)).toEqual(entries.map(() => undefined));
		expect(looks).toBeLessThanOrEqual(2 * count);
	});

	it('whichever of several of its name it is', () => {
		const objects = [
			{ name: NAME, size: 3 },
			{ name: NAME, size: 12 },
		];
		expect(flawsOf([DOWNLOADED], objects)).toEqual([undefined]);
	});
});

it('what was uploaded has been confirmed, and other flaws stay', () => {
	const sent = { id: 'a', bytes: 12, uploaded: true, status: 200 };
	const flaws = flawsOf(
		[
			{ ...sent, target_hash: 'f0'.repeat(16) },
			{ ...sent, status: 500 },
			{ ...DOWNLOADED, error: 'x' },
		],
		[{ name: 'b' }],
	);
	const refused = 'listed as uploaded, but its "status" (500) does not say that it is stored';
	expect(flaws).toEqual([undefined, refused, 'listed with an error']);
});

describe('a list of stored objects', () => {
	it.each<[string, unknown, RegExp]>([
		['nothing', '', /'Stored Files': this is not a list of files/],
		['an empty list', [], /'Stored Files': the list is empty/],
		['numbers', [{ name: 'a' }, 7], /'Stored Files': entry 2 is not an object/],
		['the output of Download', [DOWNLOADED], /'Stored Files': entry 1 is an item of a Zoom node/],
		[
			'the output of Upload',
			[{ uploaded: true, target_hash: 'a' }],
			/entry 1 is an item of a Zoom node/,
		],
		['a file as Zoom has it', [{ id: 'a', dedupe_key: 'k', name: NAME }], /an item of a Zoom node/],
		['a session', [{ recording_files: [] }], /an item of a Zoom node/],
		['what a No Operation passed on', [{ json: DOWNLOADED }], /an item of a Zoom node/],
	])('is not %s', (_, value, message) => {
		expect(() => readStoredObjects(value)).toThrow(InputError);
		expect(() => readStoredObjects(value)).toThrow(message);
	});

	it('may be text', () => {
		expect(readStoredObjects(JSON.stringify([{ Key: 'a', Size: '3' }]))).toEqual([
			{ names: ['a'], paths: ['a'], size: 3, sha256: undefined, defect: undefined },
		]);
	});
});
