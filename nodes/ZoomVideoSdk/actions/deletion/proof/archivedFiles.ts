import { InputError } from '../../../shared/errors';
import {
	isJsonObject,
	jsonOfItem,
	parseJson,
	textOf,
	type Json,
	type JsonObject,
} from '../../../shared/json';
import { fileKeyIn } from '../../../zoom/recordings/dedupeKey';
import { FILE_COLLECTIONS } from '../../../zoom/recordings/fileKinds';
import { isCompleted } from '../../../zoom/recordings/readiness';

/** What a list says about a file that an earlier step has stored. */
export interface ArchivedFile {
	/** The entry as it stands in the list: Zoom's fields of the file, as far as they were kept. */
	fields: JsonObject;
	/** The same for entries of one file: each file must be proven by an entry of another identity. */
	identity: string;
	/** Bytes that were stored; `undefined` when the entry does not say it. */
	size: number | undefined;
	/** Why the entry proves nothing, if so. */
	defect: string | undefined;
	/** Whether a storage has already confirmed the file, as it does for Upload. */
	isUploaded: boolean;
}

/** How to get entries that are a proof. */
export const WHAT_TO_GIVE =
	"Give the items of File: Download or File: Upload as they are, such as {{ $('Download').all() }}. Zoom's own list of the files proves nothing.";

/** A size in bytes: a whole number, also as text; else `undefined`. */
export function bytesOf(value: Json | undefined): number | undefined {
	const text = textOf(value) ?? '';
	return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** The entries of a list: an array, one object, or either of them as JSON text. */
export function entriesOf(value: unknown, field: string, advice: string): unknown[] {
	const list = typeof value === 'string' ? parseJson(value) : value;
	const entries: unknown[] = Array.isArray(list) ? list : isJsonObject(list) ? [list] : [];
	if (entries.length > 0) return entries;
	throw new InputError(
		Array.isArray(list)
			? `'${field}': the list is empty`
			: `'${field}': this is not a list of files`,
		advice,
	);
}

/**
 * Answers of a storage that has the file. A 202 only promises to store it, and others are about a part
 * of it.
 */
const STORED = [200, 201, 204];

/** What is wrong with the answer of the storage to which Upload sent a file. */
function uploadDefect(fields: JsonObject): string | undefined {
	const { uploaded, status, target_hash, unverified_bytes } = fields;
	if (uploaded === false) return 'listed as not uploaded';
	if (uploaded !== true) {
		return `listed with "uploaded" as ${JSON.stringify(uploaded)} instead of true: a table must keep the types of the fields`;
	}
	if (typeof status !== 'number' || !STORED.includes(status)) {
		const shown = status === undefined ? 'missing' : JSON.stringify(status);
		return `listed as uploaded, but its "status" (${shown}) does not say that it is stored`;
	}
	if (unverified_bytes !== undefined) {
		return 'listed with "unverified_bytes": its upload session held bytes of an earlier try or of another execution, which may belong to another file. Upload it to a new session';
	}
	return typeof target_hash === 'string' && /^[0-9a-f]{32}$/.test(target_hash)
		? undefined
		: 'listed as uploaded without a "target_hash": before its question mark, Upload URL must contain the dedupe_key of the file, or the id of one of recording_files, but both for captions and timelines (at Cloud Storage, the name of the object must). The target must have the whole file without a further step';
}

function defectOf(fields: JsonObject, size: number | undefined): string | undefined {
	const { error, skipped, uploaded, status, zoom_status, bytes, saved_as, sha256 } = fields;
	if (error !== undefined && error !== null) return 'listed with an error';
	if (skipped !== undefined) return 'listed as skipped';
	const refused = uploaded === undefined ? undefined : uploadDefect(fields);
	if (refused !== undefined) return refused;
	// Zoom's own list of the files has sizes too, but only a step that stored a file knows its bytes.
	if (bytes === undefined) return 'listed without "bytes", so nothing says that it was stored';
	if (size === undefined) return 'listed with "bytes" that are not a size';
	if (uploaded === undefined && (typeof saved_as !== 'string' || saved_as.trim() === '')) {
		return 'listed without "saved_as" or "uploaded", so nothing says where it was stored';
	}
	if (textOf(fields.session_id) === undefined) {
		return 'listed without "session_id", so nothing says that it is of this session';
	}
	// Upload returns the storage's status in place of Zoom's.
	const statusAtZoom = uploaded === undefined ? status : zoom_status;
	if (!isCompleted({ status: statusAtZoom })) {
		return `stored with the status ${JSON.stringify(statusAtZoom)}, which is not Zoom's "completed": get the recordings again before you store them, and let no merged record give its own status`;
	}
	const isHash = typeof sha256 === 'string' && /^[0-9a-f]{64}$/i.test(sha256);
	return sha256 === undefined || isHash ? undefined : 'listed with a "sha256" that is not one';
}

/** What tells files apart where an entry has no `dedupe_key` of a file. */
const IDENTITY_FIELDS = [
	...['session_id', 'collection', 'id', 'file_type', 'recording_type', 'user_id'],
	...['recording_start', 'recording_end'],
];

function identityOf(fields: JsonObject): string {
	const values = IDENTITY_FIELDS.map((field) => textOf(fields[field]) ?? '');
	return fileKeyIn(fields) ?? JSON.stringify(values);
}

function archivedFileOf(value: unknown, place: number): ArchivedFile {
	const fields = jsonOfItem(value);
	if (!isJsonObject(fields)) {
		throw new InputError(`'Archived Files': entry ${place} is not a file`, WHAT_TO_GIVE);
	}
	if (FILE_COLLECTIONS.some((collection) => fields[collection] !== undefined)) {
		throw new InputError(
			`'Archived Files': entry ${place} is a session, which says what Zoom has and not what was stored`,
			WHAT_TO_GIVE,
		);
	}
	const size = bytesOf(fields.bytes);
	return {
		fields,
		identity: identityOf(fields),
		size,
		defect: defectOf(fields, size),
		isUploaded: fields.uploaded === true,
	};
}

/** Where a file was stored, as far as its entry says: `saved_as` in any case, as on Windows. */
function placeOf({ fields, isUploaded }: ArchivedFile): string | undefined {
	const place = isUploaded ? fields.target_hash : fields.saved_as;
	const text = textOf(place)?.normalize().toLowerCase();
	return text === undefined ? undefined : `${isUploaded ? 'target_hash' : 'saved_as'}:${text}`;
}

const SEVERAL = 'several files';

/**
 * The entries. Those that share a place with another file, which may have replaced them, get a defect.
 *
 * @param owners the identity of the file at each place, as far as it is known, to which those of the entries are added
 */
function withoutSharedPlaces(files: readonly ArchivedFile[], owners: JsonObject): ArchivedFile[] {
	for (const file of files) {
		const place = placeOf(file);
		if (place === undefined) continue;
		owners[place] = (owners[place] ?? file.identity) === file.identity ? file.identity : SEVERAL;
	}
	return files.map((file) => {
		const place = placeOf(file);
		const isShared = place !== undefined && owners[place] !== file.identity;
		if (!isShared || file.defect !== undefined) return file;
		const field = file.isUploaded ? 'target_hash' : 'saved_as';
		return {
			...file,
			defect: `listed with the same "${field}" as another file, so one may have replaced the other`,
		};
	});
}

/**
 * Reads the list of stored files that an earlier step gives.
 *
 * @param value an array, one file, or either of them as JSON text
 * @param owners which files earlier lists of the execution have had, by their place; added to
 * @throws InputError when it is no list of files, or an empty one
 */
export function readArchivedFiles(value: unknown, owners: JsonObject = {}): ArchivedFile[] {
	const entries = entriesOf(value, 'Archived Files', WHAT_TO_GIVE);
	const files = entries.map((entry, index) => archivedFileOf(entry, index + 1));
	return withoutSharedPlaces(files, owners);
}
