import { textOf, type JsonObject } from '../../shared/json';
import { unescaped } from '../../shared/unescaped';
import { hasStableId } from '../../zoom/recordings/dedupeKey';
import { storageObject } from './targetPlace';
import type { UploadTarget } from './uploadTarget';

/** With less, an ID could be part of any name. */
const MIN_LENGTH = 8;

/** Letters and digits only: names often replace the other signs of an ID. */
const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** What identifies a file: of each choice, a name must contain all. */
function identitiesOf(file: JsonObject): string[][] {
	const id = textOf(file.id) ?? '';
	const key = textOf(file.dedupe_key) ?? '';
	// Captions of one time have the same key, and an ID only sometimes.
	if (!hasStableId(file)) return id === '' ? [[key]] : [[key, id]];
	// Files in different lists of a session can have the same ID.
	if (file.collection !== 'recording_files') return [[key]];
	return [[key], [id]];
}

/**
 * The name under which a target stores: in the address or form, or what Cloud Storage says of its object, which is
 * another one's as soon as a session is opened with the same name. Drive and OneDrive make a new file each time.
 *
 * @returns `undefined` where no name replaces another file; empty where it is not known
 */
function storedName(target: UploadTarget, response: JsonObject = {}): string | undefined {
	if (target.to === 'urlPut') return unescaped(target.url.pathname);
	if (target.to === 'urlPost') return target.fields.find(([name]) => name === 'key')?.[1] ?? '';
	return storageObject(response)?.name;
}

/**
 * Whether a target takes files once, or the name there is this file's own: it contains the `dedupe_key`, or the ID.
 * Any other name may be that of a file of another execution, which then replaces this one. What the name was made
 * from does not count: an expression that looks unique can give the same again, without the field it uses, say.
 *
 * @param response what the target says about the file that it has
 */
export function namesFile(target: UploadTarget, file: JsonObject, response?: JsonObject): boolean {
	const stored = storedName(target, response);
	if (stored === undefined) return true;
	const name = plain(stored);
	return identitiesOf(file).some((identity) =>
		identity.map(plain).every((part) => part.length >= MIN_LENGTH && name.includes(part)),
	);
}
