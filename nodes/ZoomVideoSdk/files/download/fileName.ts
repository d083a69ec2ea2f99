import { InputError } from '../../shared/errors';
import { textOf, type JsonObject } from '../../shared/json';
import { formatOf } from './fileFormat';
import {
	byteLength,
	cleaned,
	cutAround,
	cutToBytes,
	MAX_BYTES,
	MAX_LENGTH,
	safeFileName,
} from './safeFileName';
import { shortFileId } from './shortFileId';

/** Formats a moment, given as ISO 8601, by a pattern of Luxon's; `undefined` when it is no moment. */
export type FormatMoment = (moment: string, pattern: string) => string | undefined;

/** What a template may contain: fields of the file, and its extension. */
const FIELDS = [
	'session_name',
	'session_id',
	'session_key',
	'start_time',
	'timezone',
	'collection',
	'id',
	'file_name',
	'file_type',
	'file_extension',
	'recording_type',
	'recording_start',
	'recording_end',
	'user_id',
	'user_key',
	'short_id',
	'extension',
];

// The store may replace what has the same name, in a later execution too: the second of the start and
// `short_id` tell every file from every other.
export const DEFAULT_FILE_NAME =
	'{session_name} {start_time:yyyy-MM-dd HHmmss} {recording_type} {short_id}.{extension}';

export const TRANSCRIPT_FILE_NAME =
	'{session_name} {start_time:yyyy-MM-dd HHmmss} {file_type} {short_id}.{extension}';

/** For the ` (2)` of a second file, and the `_` before a device name. */
const ROOM_BYTES = 7;

/** The least that is left of a long value: enough for a whole ID. */
const MIN_VALUE_BYTES = 40;

/** A field of the file as the template shows it; empty where the file lacks it. */
function valueOf(file: JsonObject, field: string, extension: string): string {
	if (field === 'extension') return extension;
	if (field === 'short_id') return shortFileId(file);
	const value = textOf(file[field]);
	if (value !== undefined || field !== 'recording_type') return value ?? '';
	// A participant's audio has no recording type, but a name that says whose it is.
	const name = textOf(file.file_name) ?? '';
	return name.toLowerCase().endsWith(`.${extension}`) ? name.slice(0, -extension.length - 1) : name;
}

/** Luxon would write YYYY as it is, and DD as a whole date. */
function refuseOtherPattern(pattern = ''): void {
	if (!/Y|DD/.test(pattern)) return;
	throw new InputError(
		`'File Name': "${pattern.trim()}" is not a date format of Luxon`,
		'Use yyyy for the year, MM for the month and dd for the day, such as {start_time:yyyy-MM-dd}.',
	);
}

/**
 * A template with its fields filled in, each value up to a number of bytes. The text is not made safe.
 *
 * @throws InputError when the template names a field that files do not have
 */
export function filledIn(
	template: string,
	file: JsonObject,
	format: FormatMoment,
	maxValueBytes = MAX_BYTES,
): string {
	const { extension } = formatOf(file);
	return template.replace(/\{([^{}:]*)(?::([^{}]*))?\}/g, (_, name: string, pattern?: string) => {
		const field = name.trim().toLowerCase();
		if (!FIELDS.includes(field)) {
			throw new InputError(
				`'File Name': unknown field "${name.trim()}"`,
				`Use one of: ${FIELDS.join(', ')}.`,
			);
		}
		refuseOtherPattern(pattern);
		const value = valueOf(file, field, extension);
		// A time that is not ISO 8601, as MySQL writes it, would else be missing in the name.
		const shown = pattern === undefined ? value : (format(value, pattern) ?? value);
		return cutToBytes(shown, maxValueBytes);
	});
}

/** The name that a template gives, made safe but not cut, with each value up to a number of bytes. */
function nameOf(
	template: string,
	file: JsonObject,
	format: FormatMoment,
	maxValueBytes: number,
): string {
	const { extension } = formatOf(file);
	const filled = filledIn(template, file, format, maxValueBytes);
	const named = filled.toLowerCase().endsWith(`.${extension}`) ? filled : `${filled}.${extension}`;
	const whole = named.slice(0, -extension.length - 1);
	const stem = cleaned(cutAround(whole, shortFileId(file), MAX_LENGTH));
	return `${stem === '' ? 'recording' : stem}.${extension}`;
}

/**
 * Fills in a template such as `{session_name} {start_time:yyyy-MM-dd}.{extension}`.
 *
 * A field that the file lacks is left empty, except that `file_name` replaces `recording_type`. A
 * template without an extension gets one. A slash is replaced like other unsafe characters, wherever it
 * comes from: it would be a folder. If the name is too long, the longest values are cut, not its end,
 * which may be what makes it unique; then whatever is around the short ID.
 *
 * @throws InputError when the template names a field that files do not have
 */
export function fileName(template: string, file: JsonObject, format: FormatMoment): string {
	const maxBytes = MAX_BYTES - ROOM_BYTES;
	let maxValueBytes = MAX_BYTES;
	for (;;) {
		const name = nameOf(template, file, format, maxValueBytes);
		const excess = byteLength(name) - maxBytes;
		if (excess <= 0) return safeFileName(name);
		if (maxValueBytes === MIN_VALUE_BYTES) {
			const end = `.${formatOf(file).extension}`;
			const stem = name.slice(0, -end.length);
			return safeFileName(`${cutAround(stem, shortFileId(file), maxBytes - end.length)}${end}`);
		}
		maxValueBytes = Math.max(MIN_VALUE_BYTES, maxValueBytes - excess);
	}
}

/** Names that are used already, in lower case. */
export type NamesInUse = Pick<Set<string>, 'has'> & { add(name: string): void };

/** The name itself, or with ` (2)`, ` (3)` before the extension when it is used already. It may have folders. */
export function uniqueName(path: string, used: NamesInUse): string {
	const folders = path.slice(0, path.lastIndexOf('/') + 1);
	const name = path.slice(folders.length);
	const extension = /(?<=.)\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
	const stem = name.slice(0, name.length - extension.length);
	let unique = path;
	for (let count = 2; used.has(unique.toLowerCase()); count += 1) {
		const end = ` (${count})${extension}`;
		unique = `${folders}${cutToBytes(stem, MAX_BYTES - end.length).trimEnd()}${end}`;
	}
	used.add(unique.toLowerCase());
	return unique;
}
