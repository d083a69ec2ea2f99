import { targetHash } from '../../../../nodes/ZoomVideoSdk/files/upload/target/uploadUrl';
import {
	addressField,
	placesOf,
	storedHash,
} from '../../../../nodes/ZoomVideoSdk/files/upload/targetPlace';
import type { UploadTarget } from '../../../../nodes/ZoomVideoSdk/files/upload/uploadTarget';

const url = (path: string) => new URL(path, 'https://bucket.example');
const put = (path: string): UploadTarget => ({ to: 'urlPut', url: url(path) });
const session =
	(to: 'googleSession' | 'microsoftSession') =>
	(path: string): UploadTarget => ({ to, url: url(path), chunkBytes: 327_680 });
const google = session('googleSession');
const microsoft = session('microsoftSession');
const form = (fields: Record<string, string>, fileName = 'a.mp4', path = '/'): UploadTarget => ({
	...{ to: 'urlPost', url: url(path), fields: Object.entries(fields), fileName },
});
const parts = (...paths: [string, ...string[]]): UploadTarget => {
	const [first, ...rest] = paths;
	return { to: 's3Parts', urls: [url(first), ...rest.map(url)], partSizeMiB: 5 };
};

describe('the field with the address of a target', () => {
	it.each([
		['Part URLs', parts('/a')],
		['Upload URL', put('/a')],
		['Upload URL', google('/a')],
	])('is %s', (label, target) => {
		expect(addressField(target)).toBe(label);
	});
});

describe('the places of a target', () => {
	it.each<[string, UploadTarget, UploadTarget]>([
		['PUT, however it is signed', put('/a?X-Amz-Signature=1'), put('/a?X-Amz-Signature=2')],
		['PUT, however it is escaped', put('/%61%20b'), put('/a b')],
		['a form with a key, whatever its policy', form({ key: 'a' }), form({ key: 'a', policy: 'p' })],
		['a key that takes in the name', form({ key: 'x/${filename}' }, '$&'), form({ key: 'x/$&' })],
		['the same parts', parts('/a?partNumber=1'), parts('/a?partNumber=1')],
	])('are the same for %s', (_, one, other) => {
		expect(placesOf(one)).toHaveLength(1);
		expect(placesOf(one)).toEqual(placesOf(other));
	});

	it.each<[string, UploadTarget, UploadTarget]>([
		['objects', put('/a'), put('/b')],
		['sessions', google('/a?upload_id=1'), google('/a?upload_id=2')],
		['tokens of sessions', microsoft('/a?tempauth=1'), microsoft('/a?tempauth=2')],
		['tokens of addresses for one file', form({}, 'a', '/?token=1'), form({}, 'a', '/?token=2')],
		['keys', form({ key: 'a' }), form({ key: 'b' })],
		['names in a key', form({ key: '${filename}' }, 'a'), form({ key: '${filename}' }, 'b')],
		['addresses of forms', form({ key: 'a' }), form({ key: 'a' }, 'a', '/other')],
		['a form and a POST without one', form({ key: 'a' }), form({})],
	])('differ by %s', (_, one, other) => {
		expect(placesOf(one)).not.toEqual(placesOf(other));
	});

	it('have an object in common for two sessions at Cloud Storage that make the same', () => {
		const session = (name: string, id: number) =>
			placesOf(
				google(`/upload/storage/v1/b/archive/o?uploadType=resumable&name=${name}&upload_id=${id}`),
			);
		const one = session('a%2Fb.mp4', 1);
		expect(session('a/b.mp4', 2).filter((place) => one.includes(place))).toHaveLength(1);
		expect(session('c.mp4', 3).filter((place) => one.includes(place))).toEqual([]);
	});

	it('are all the addresses of parts', () => {
		const places = placesOf(parts('/a?partNumber=1&uploadId=x', '/a?partNumber=2&uploadId=x'));
		expect(new Set(places).size).toBe(2);
	});

	it('are none for a form that makes a new object each time', () => {
		expect(placesOf(form({ preset: 'a' }))).toEqual([]);
	});
});

describe('the hash of where a file is stored', () => {
	const hash = expect.stringMatching(/^[0-9a-f]{32}$/);

	it('is that of the address by PUT', () => {
		expect(storedHash(put('/a'), undefined)).toEqual(hash);
		expect(storedHash(put('/a'), { id: 'x' })).toBe(targetHash(url('/a')));
	});

	it.each([google, microsoft])('is that of the id which a session gives', (session) => {
		const one = storedHash(session('/u?upload_id=1'), { id: 'x', name: 'a.mp4' });
		expect(one).toEqual(hash);
		expect(storedHash(session('/u?upload_id=2'), { id: 'x', name: 'b.mp4' })).toBe(one);
		expect(storedHash(session('/u?upload_id=1'), { id: 'y', name: 'a.mp4' })).not.toBe(one);
	});

	it('is that of bucket and name at Cloud Storage, whatever the generation in the id', () => {
		const of = (name: string, generation: number) =>
			storedHash(google('/u'), { bucket: 'b', name, id: `b/${name}/${generation}` });
		expect(of('a', 1)).toEqual(hash);
		expect(of('a', 1)).toBe(of('a', 2));
		expect(of('a', 1)).not.toBe(of('c', 1));
		expect(storedHash(google('/u'), { id: 'b/a/3' })).toBe(of('a', 1));
	});

	it('is that of the key in a form', () => {
		const one = storedHash(form({ key: 'a', policy: '1' }), undefined);
		expect(one).toEqual(hash);
		expect(storedHash(form({ key: 'a', policy: '2' }), undefined)).toBe(one);
		expect(storedHash(form({ key: 'b' }), undefined)).not.toBe(one);
		expect(storedHash(form({ key: 'a' }, 'a', '/other'), undefined)).not.toBe(one);
	});

	it.each<[string, UploadTarget]>([
		['parts, which a later step puts together', parts('/a?partNumber=1')],
		['a POST without a form, which a later step may have to complete', form({})],
		['a form without a key', form({ policy: 'p' })],
		['a form whose key is empty', form({ key: '' })],
		['a form whose key holds the name of the file', form({ key: '${filename}' })],
		['a PUT of a part', put('/a?partNumber=1')],
	])('is none for %s', (_, target) => {
		expect(storedHash(target, { id: 'x' })).toBeUndefined();
	});

	it.each([
		...[undefined, {}, { name: 'a' }, { id: '' }, { bucket: 'b' }, { id: 'b/a' }],
		...[
			{ kind: 'storage#object', name: 'a' },
			{ bucket: 'b', id: 'a' },
		],
	])('is none for a session that answers %j', (response) => {
		expect(storedHash(google('/u'), response)).toBeUndefined();
	});

	it('is that of the name at Cloud Storage, each time that an object gets it', () => {
		const hash = storedHash(google('/u'), { bucket: 'b', name: 'c/a.mp4' });
		expect(hash).toBeDefined();
		expect(storedHash(google('/u'), { id: 'b/c/a.mp4/17' })).toBe(hash);
		expect(storedHash(google('/u'), { id: 'b/c/a.mp4/18', name: 'c/a.mp4' })).toBe(hash);
	});
});
