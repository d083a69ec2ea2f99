import { digest } from '../../shared/digest';
import { textOf, type JsonObject } from '../../shared/json';
import { objectAddress, targetHash } from './target/uploadUrl';
import type { UploadTarget } from './uploadTarget';
import type { FormFields } from './urlPost';

/** The field of the node with the addresses of a target. */
export function addressField({ to }: UploadTarget): string {
	return to === 's3Parts' ? 'Part URLs' : 'Upload URL';
}

/** The name of the object in a form with a policy; if it contains `${filename}`, what S3 makes of it. */
function keyOf(fields: FormFields, fileName: string): string | undefined {
	const [, key] = fields.find(([name]) => name === 'key') ?? [];
	// A function, because in a replacement text some characters have a meaning.
	return key?.replace('${filename}', () => fileName);
}

/**
 * The object in the address of a session at Cloud Storage, which gives each session an address of its own:
 * `/upload/storage/v1/b/BUCKET/o?uploadType=resumable&name=OBJECT&upload_id=…`
 */
function objectOfSession({ pathname, searchParams }: URL): string[] {
	const [, bucket] = /\/upload\/storage\/v1\/b\/([^/]+)\/o$/.exec(pathname) ?? [];
	const name = searchParams.get('name');
	return bucket !== undefined && name ? [digest(JSON.stringify([bucket, name]))] : [];
}

/**
 * Where a file goes, as digests: a second file for one of these places would replace it, or is refused.
 * A form without a key creates a new object each time.
 */
export function placesOf(target: UploadTarget): string[] {
	if (target.to === 's3Parts') return target.urls.map((url) => digest(objectAddress(url)));
	const address = objectAddress(target.url);
	if (target.to === 'urlPut') return [digest(address)];
	if (target.to !== 'urlPost' || target.fields.length === 0) {
		// A session, or an address for one file (Slack): all of it identifies it, including a token.
		const { origin, pathname, search } = target.url;
		return [digest(`${origin}${pathname}${search}`), ...objectOfSession(target.url)];
	}
	const key = keyOf(target.fields, target.fileName);
	return key === undefined ? [] : [digest(JSON.stringify([address, key]))];
}

/** Digests that tell an upload of a file from uploads of it to elsewhere. */
export function uploadKey(target: UploadTarget): string[] {
	const places = placesOf(target);
	if (places.length > 0 || target.to === 's3Parts') return places;
	return [digest(target.url.href)];
}

/** An object of Cloud Storage: another one of the same bucket and name replaces it. */
export interface StorageObject {
	/** Empty where the answer leaves it out. */
	bucket: string;
	name: string;
}

/**
 * What an answer of Cloud Storage says about its object; `undefined` for one of Drive or OneDrive, where each file
 * gets an ID of its own. With `fields`, an answer may leave out anything. The ID of an object is made of its
 * bucket, its name and a number that is new each time.
 */
export function storageObject({ kind, id, bucket, name }: JsonObject): StorageObject | undefined {
	const [, ofBucket = '', ofName = ''] = /^([^/]+)\/([^]+)\/\d+$/.exec(textOf(id) ?? '') ?? [];
	const isObject =
		bucket !== undefined || kind === 'storage#object' || textOf(id)?.includes('/') === true;
	if (!isObject) return undefined;
	return { bucket: textOf(bucket) ?? ofBucket, name: textOf(name) ?? ofName };
}

/** What identifies a stored file at its target. */
function idOf(response: JsonObject): string | undefined {
	const object = storageObject(response);
	if (object === undefined) return textOf(response.id);
	const { bucket, name } = object;
	return bucket === '' || name === '' ? undefined : JSON.stringify([bucket, name]);
}

/**
 * A digest of where a file is stored, for the output: two files with the same one may have replaced one
 * another.
 *
 * @param response what the target says about the file
 * @returns `undefined` if the file is not stored yet, as after the parts of an upload and before
 * Slack's last step, or if nothing says under which name it is
 */
export function storedHash(
	target: UploadTarget,
	response: JsonObject | undefined,
): string | undefined {
	switch (target.to) {
		case 's3Parts':
			return undefined;
		case 'urlPut':
			return targetHash(target.url);
		case 'urlPost': {
			const [, key] = target.fields.find(([name]) => name === 'key') ?? [];
			if (key === undefined || key === '' || key.includes('${')) return undefined;
			const place = targetHash(target.url);
			return place && digest(JSON.stringify([place, key]));
		}
		case 'googleSession':
		case 'microsoftSession': {
			const id = response && idOf(response);
			return id && digest(JSON.stringify([target.url.origin, id]));
		}
	}
}
