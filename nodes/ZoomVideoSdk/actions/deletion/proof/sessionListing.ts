import { InputError } from '../../../shared/errors';
import { isJsonObject, textOf, type Json, type JsonObject } from '../../../shared/json';
import { FILE_COLLECTIONS, isFileCollection } from '../../../zoom/recordings/fileKinds';
import { sessionFiles, type RecordingFile } from '../../../zoom/recordings/sessionFiles';

/** Fields that Zoom gives to files and to nothing else. */
const FILE_FIELDS = [
	'download_url',
	'external_storage_url',
	'file_extension',
	'file_size',
	'file_type',
	'recording_start',
	'recording_type',
];

/** How deep in an answer files are looked for. */
const MAX_DEPTH = 4;

/**
 * What an error says about the deletion: an earlier try, whose answer was lost, may have been carried
 * out.
 */
export function outcome(mayBeDone: boolean): string {
	return mayBeDone ? 'and an earlier try may have deleted files' : 'so nothing was deleted';
}

/** The files in a value of any form: objects with a field that only files have. */
function filesIn(value: Json | undefined, depth = MAX_DEPTH): JsonObject[] {
	if (typeof value !== 'object' || value === null || depth === 0) return [];
	if (!Array.isArray(value) && FILE_FIELDS.some((field) => value[field] !== undefined)) {
		return [value];
	}
	return Object.values(value).flatMap((each) => filesIn(each, depth - 1));
}

/**
 * The files of a session, or `undefined` when Zoom's lists are not readable as a whole.
 *
 * Zoom says how many there are (`recording_count`): if the lists have fewer, they were cut.
 */
export function listedFiles(session: JsonObject): RecordingFile[] | undefined {
	const files = sessionFiles(session);
	const lists = FILE_COLLECTIONS.map((collection) => session[collection] ?? []);
	const areReadable = lists.every((list) => Array.isArray(list) && list.every(isJsonObject));
	const isCut =
		files.length < Number(session.recording_count ?? 0) ||
		textOf(session.next_page_token) !== undefined;
	return areReadable && !isCut ? files : undefined;
}

/** What the session lists under an unknown name, each with that name; `{}` for anything but an object. */
function unknownFiles(session: JsonObject): Array<[name: string, file: JsonObject]> {
	return Object.entries(session).flatMap(([name, value]): Array<[string, JsonObject]> => {
		if (isFileCollection(name)) return [];
		const isNamedSo = Array.isArray(value) && /_files$/i.test(name);
		const files = isNamedSo
			? value.map((each) => (isJsonObject(each) ? each : {}))
			: filesIn(value);
		return files.map((file) => [name, file]);
	});
}

/**
 * The files of a session that a deletion would delete, if Zoom's list of them is complete.
 *
 * @param includes whether the deletion would take a file
 * @param mayBeDone whether an earlier try may have deleted some already
 * @throws InputError when there is no file, or one that cannot be read or is in a list that is not known:
 *   it could not be missed later on
 */
export function readableFiles(
	session: JsonObject,
	includes: (file: JsonObject) => boolean,
	mayBeDone: boolean,
): RecordingFile[] {
	const unknown = unknownFiles(session).filter(([, file]) => includes(file));
	if (unknown.length > 0) {
		const names = [...new Set(unknown.map(([name]) => name))].join(', ');
		throw new InputError(
			`'Only If Listed as Archived': the session has files in a list that is not known (${names}), ${outcome(mayBeDone)}`,
			'They would be deleted too, and nothing can prove that they are archived. Install a newer version of this package, or delete the files that are archived one by one, by File: Delete.',
		);
	}
	const files = listedFiles(session) ?? [];
	if (files.length > 0) return files.filter(includes);
	throw new InputError(
		`'Only If Listed as Archived': Zoom's list of the files could not be read, ${outcome(mayBeDone)}`,
		'Try again later, and look at the output of Recording: Get.',
	);
}
