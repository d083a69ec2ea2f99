import { InputError } from '../../../shared/errors';
import { isJsonObject, jsonOfItem, textOf, type Json, type JsonObject } from '../../../shared/json';
import { unescaped } from '../../../shared/unescaped';
import { FILE_COLLECTIONS } from '../../../zoom/recordings/fileKinds';
import { bytesOf, entriesOf } from './archivedFiles';

/** What a storage says about one of its objects. */
export interface StoredObject {
	/** Names and paths, as far as the storage gives them. */
	names: string[];
	/** Those of them that say where it is: a path, though of its root, or of its folder. */
	paths: string[];
	size: number | undefined;
	/** SHA-256 in hex, lower case. */
	sha256: string | undefined;
	/** Why it is no proof, if the storage itself says so. */
	defect: string | undefined;
}

const WHAT_TO_GIVE =
	"Give the items of the storage's node, with name and size: the output of its upload or, if that has no size (S3), of its list of files. If the storage cannot be asked, set 'Required Proof' to \"Downloaded or Uploaded\".";

// As the nodes of Google Drive and Cloud Storage, S3, Azure, OneDrive, Dropbox, Box, Nextcloud and FTP
// write them, in lower case and without marks.
const PATH_FIELDS = ['key', 'path', 'pathdisplay', 'blobname', 'objectname'];
const NAME_FIELDS = ['name', 'filename'];
const SIZE_FIELDS = ['size', 'contentlength', 'contentsize', 'filesize'];
const SHA256_FIELDS = ['sha256', 'sha256checksum', 'sha256hash'];

// How Google Drive, OneDrive, Dropbox and a user's own services mark what is not, or no longer, there.
const GONE_FIELDS = [
	'trashed',
	'explicitlytrashed',
	'trashedtime',
	'deleted',
	'isdeleted',
	'deletemarker',
	'isdeletemarker',
	'timedeleted',
];

/** Fields whose `false` says that nothing was stored. */
const SUCCESS_FIELDS = ['success', 'ok', 'uploaded'];

/** How deep in an item the fields may be: OneDrive has `file.hashes.sha256Hash`. */
const MAX_DEPTH = 3;

/** The types of what is no file, as FTP and Box name them. */
const FOLDERS = ['d', 'directory', 'folder'];

/** What the items of this package have and those of a storage do not. */
const OWN_FIELDS = ['saved_as', 'target_hash', 'dedupe_key', 'download_url', 'collection'];

const plain = (field: string) => field.toLowerCase().replace(/[^a-z0-9]/g, '');

/** An object and those in it, as deep as fields are looked for, the upper levels first. */
function objectsIn(object: JsonObject): JsonObject[] {
	let level = [object];
	const objects = [...level];
	for (let depth = 1; depth < MAX_DEPTH; depth += 1) {
		level = level.flatMap((each) => Object.values(each).filter(isJsonObject));
		objects.push(...level);
	}
	return objects;
}

type Field = [name: string, value: Json | undefined];

const fieldsOf = (objects: readonly JsonObject[]): Field[] =>
	objects.flatMap((each) =>
		Object.entries(each).map(([field, value]): Field => [plain(field), value]),
	);

/** Why a field says that the storage does not have the object: an error, a failure, or its trash. */
function defectOfField([name, value]: Field): string | undefined {
	const isEmpty = Array.isArray(value) && value.length === 0;
	const isSet =
		!isEmpty && value !== undefined && value !== null && value !== false && value !== '';
	if (['error', 'errors'].includes(name) && isSet) return 'in the storage with an error';
	const isErrorStatus = name === 'statuscode' && Number(value) >= 400;
	const isFailed = SUCCESS_FIELDS.includes(name) && value === false;
	if (isErrorStatus || isFailed || (name === 'status' && value === 'failed')) {
		return 'in the storage as failed';
	}
	const isMarked =
		(name === 'tag' && value === 'deleted') || (name === 'itemstatus' && value !== 'active');
	const isGone = GONE_FIELDS.includes(name) && isSet && value !== 'false';
	return isGone || isMarked ? 'deleted in the storage' : undefined;
}

/** The values of fields with one of these names. */
function valuesOf(fields: readonly Field[], names: readonly string[]): string[] {
	return fields.flatMap(([name, value]) => {
		const text = textOf(value);
		return text !== undefined && names.includes(name) ? [text] : [];
	});
}

/** Of the object itself: Box tells the folder that a file is in, with its type. */
function folderIn(own: readonly Field[]): string | undefined {
	const isFolder = valuesOf(own, ['type']).some((type) => FOLDERS.includes(type));
	return isFolder ? 'in the storage as a folder' : undefined;
}

const isNamed = (object: JsonObject) =>
	valuesOf(fieldsOf([object]), [...PATH_FIELDS, ...NAME_FIELDS]).length > 0;

function storedObjectOf(value: unknown, place: number): StoredObject {
	const fields = jsonOfItem(value);
	if (!isJsonObject(fields)) {
		throw new InputError(`'Stored Files': entry ${place} is not an object`, WHAT_TO_GIVE);
	}
	if ([...OWN_FIELDS, ...FILE_COLLECTIONS].some((field) => fields[field] !== undefined)) {
		throw new InputError(
			`'Stored Files': entry ${place} is an item of a Zoom node, which says nothing about the storage`,
			WHAT_TO_GIVE,
		);
	}
	const objects = objectsIn(fields);
	const all = fieldsOf(objects);
	// Others that are named, such as the folder or what it was copied from, are other objects with sizes of their own.
	const [named = fields, ...others] = objects.filter(isNamed);
	const own = fieldsOf([named]);
	const measured = others.length > 0 ? fieldsOf(objectsIn(named)) : all;
	const size = valuesOf(measured, SIZE_FIELDS)
		.map(bytesOf)
		.find((bytes) => bytes !== undefined);
	const hashes = valuesOf(measured, SHA256_FIELDS).map((hash) => hash.toLowerCase());
	// WebDAV and OneDrive give paths as addresses have them, and macOS has its own form of accents.
	const written = (texts: string[]) => [
		...new Set(texts.flatMap((text) => [text, unescaped(text)]).map((text) => text.normalize())),
	];
	const names = valuesOf(own, NAME_FIELDS).map((name) => name.normalize());
	return {
		names: [...written(valuesOf(own, PATH_FIELDS)), ...names],
		paths: [...written(valuesOf(all, PATH_FIELDS)), ...names.filter((name) => name.includes('/'))],
		size,
		sha256: hashes.find((hash) => /^[0-9a-f]{64}$/.test(hash)),
		defect: all.map(defectOfField).find((defect) => defect !== undefined) ?? folderIn(own),
	};
}

/**
 * Reads the output of a storage's node.
 *
 * @throws InputError when it is no list of a storage's objects, or an empty one
 */
export function readStoredObjects(value: unknown): StoredObject[] {
	return entriesOf(value, 'Stored Files', WHAT_TO_GIVE).map((entry, index) =>
		storedObjectOf(entry, index + 1),
	);
}
