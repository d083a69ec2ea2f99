import { FILE_COLLECTIONS } from './files';
import { isJsonObject, parseJson, textOf, type Json, type JsonObject } from './json';
import { InputError } from './ZoomError';

/** What a list says of a file that an earlier step has stored. */
export interface ArchivedFile {
	/** The entry as it stands in the list: Zoom's fields of the file, as far as they were kept. */
	fields: JsonObject;
	/** Bytes that were stored; `undefined` when the entry does not say it. */
	size: number | undefined;
	/** Why the entry proves nothing, if so. */
	flaw: string | undefined;
}

const WHAT_TO_GIVE =
	'Give a list of the stored files, such as the items of File: Download. Each needs “id” and “bytes”.';

/** A size in bytes: a whole number, also as text; else `undefined`. */
export function bytesOf(value: Json | undefined): number | undefined {
	const text = textOf(value) ?? '';
	return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function entryOf(value: unknown, place: number): ArchivedFile {
	// An item of n8n, as $('Download').all() gives it, holds the file in `json`.
	const fields = isJsonObject(value) && isJsonObject(value.json) ? value.json : value;
	if (!isJsonObject(fields)) {
		throw new InputError(`Archived Files: entry ${place} is not a file`, WHAT_TO_GIVE);
	}
	if (FILE_COLLECTIONS.some((collection) => fields[collection] !== undefined)) {
		throw new InputError(
			`Archived Files: entry ${place} is a session, which says what Zoom has and not what was stored`,
			WHAT_TO_GIVE,
		);
	}
	// What was stored counts. `file_size` is what Zoom had announced.
	const given = [fields.bytes, fields.file_size, fields.size].find((each) => each !== undefined);
	const size = bytesOf(given);
	return { fields, size, flaw: flawOf(fields, size) };
}

function flawOf(fields: JsonObject, size: number | undefined): string | undefined {
	const { skipped, bytes, download_url, external_storage_url, sha256 } = fields;
	if (skipped !== undefined) return 'listed as skipped';
	// Zoom's own list of files, passed in by mistake, would vouch for itself.
	if (bytes === undefined && (download_url ?? external_storage_url) !== undefined) {
		return 'listed as Zoom describes it, without the bytes that were stored';
	}
	if (size === undefined) return 'listed without its size';
	const isHash = typeof sha256 === 'string' && /^[0-9a-f]{64}$/i.test(sha256);
	return sha256 === undefined || isHash ? undefined : 'listed with a SHA-256 that is none';
}

/**
 * Reads the list of stored files that an earlier step gives.
 *
 * @param value an array, one file, or either of them as JSON text
 * @throws InputError when it is no list of files, or an empty one
 */
export function readArchivedFiles(value: unknown): ArchivedFile[] {
	const list = typeof value === 'string' ? parseJson(value) : value;
	const entries = Array.isArray(list) ? list : isJsonObject(list) ? [list] : [];
	if (entries.length === 0) {
		throw new InputError(
			Array.isArray(list)
				? 'Archived Files: the list is empty'
				: 'Archived Files: this is no list of files',
			WHAT_TO_GIVE,
		);
	}
	return entries.map((entry: unknown, index) => entryOf(entry, index + 1));
}
