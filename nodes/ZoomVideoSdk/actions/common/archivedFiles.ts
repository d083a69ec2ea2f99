import { InputError } from '../../shared/errors';
import { isJsonObject, parseJson, textOf, type Json, type JsonObject } from '../../shared/json';
import { FILE_COLLECTIONS } from '../../zoom/recordings/fileKinds';
import { isCompleted } from '../../zoom/recordings/readiness';

/** What a list says of a file that an earlier step has stored. */
export interface ArchivedFile {
	/** The entry as it stands in the list: Zoom's fields of the file, as far as they were kept. */
	fields: JsonObject;
	/** Bytes that were stored; `undefined` when the entry does not say it. */
	size: number | undefined;
	/** Why the entry proves nothing, if so. */
	defect: string | undefined;
	/** Whether a storage has answered for the file already, as it does to Transfer. */
	isTransferred: boolean;
}

/** How to get entries that prove something. */
export const WHAT_TO_GIVE =
	"Give the items of File: Download or File: Transfer as they are, such as {{ $('Download').all() }}. Zoom's own list of the files proves nothing.";

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
		Array.isArray(list) ? `${field}: the list is empty` : `${field}: this is not a list of files`,
		advice,
	);
}

/** The JSON of an entry: an item of n8n, as $('Download').all() gives it, has it in `json`. */
export function jsonOfEntry(value: unknown): unknown {
	return isJsonObject(value) && isJsonObject(value.json) ? value.json : value;
}

function isSuccess(status: Json | undefined): boolean {
	return typeof status === 'number' && status >= 200 && status < 300;
}

function defectOf(fields: JsonObject, size: number | undefined): string | undefined {
	const { error, skipped, transferred, status, bytes, saved_as, sha256 } = fields;
	if (error !== undefined && error !== null) return 'listed with an error';
	if (skipped !== undefined) return 'listed as skipped';
	if (transferred !== undefined && (transferred !== true || !isSuccess(status))) {
		return 'listed as not transferred';
	}
	// Zoom's own list of the files has sizes too, but only a step that stored a file knows its bytes.
	if (bytes === undefined) return 'listed without "bytes", so nothing says that it was stored';
	if (size === undefined) return 'listed with "bytes" that are not a size';
	if (transferred === undefined && (typeof saved_as !== 'string' || saved_as.trim() === '')) {
		return 'listed without "saved_as" or "transferred", so nothing says where it was stored';
	}
	if (transferred === undefined && !isCompleted(fields)) {
		return 'stored while Zoom was still processing it';
	}
	const isHash = typeof sha256 === 'string' && /^[0-9a-f]{64}$/i.test(sha256);
	return sha256 === undefined || isHash ? undefined : 'listed with a "sha256" that is not one';
}

function archivedFileOf(value: unknown, place: number): ArchivedFile {
	const fields = jsonOfEntry(value);
	if (!isJsonObject(fields)) {
		throw new InputError(`Archived Files: entry ${place} is not a file`, WHAT_TO_GIVE);
	}
	if (FILE_COLLECTIONS.some((collection) => fields[collection] !== undefined)) {
		throw new InputError(
			`Archived Files: entry ${place} is a session, which says what Zoom has and not what was stored`,
			WHAT_TO_GIVE,
		);
	}
	const size = bytesOf(fields.bytes);
	return {
		fields,
		size,
		defect: defectOf(fields, size),
		isTransferred: fields.transferred === true,
	};
}

/**
 * Reads the list of stored files that an earlier step gives.
 *
 * @param value an array, one file, or either of them as JSON text
 * @throws InputError when it is no list of files, or an empty one
 */
export function readArchivedFiles(value: unknown): ArchivedFile[] {
	return entriesOf(value, 'Archived Files', WHAT_TO_GIVE).map((entry, index) =>
		archivedFileOf(entry, index + 1),
	);
}
