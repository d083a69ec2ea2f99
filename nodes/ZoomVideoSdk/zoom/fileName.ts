import { formatOf } from './fileFormat';
import { textOf, type JsonObject } from './json';
import { InputError } from './ZoomError';

/** Formats a moment, given as ISO 8601, by a pattern of Luxon's; `undefined` when it is no moment. */
export type FormatMoment = (moment: string, pattern: string) => string | undefined;

/** What a template may name: fields of the file, and its extension. */
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
	'extension',
];

export const DEFAULT_FILE_NAME =
	'{session_name} {start_time:yyyy-MM-dd HHmm} {recording_type}.{extension}';

/** Below the 255 bytes that file systems allow, with room for what a store adds. */
const MAX_BYTES = 200;

/** Names that Windows keeps for devices, whatever their extension. */
const DEVICE = /^(?:con|conin\$|conout\$|prn|aux|nul|(?:com|lpt)[\d¹²³])(?=\s*(?:\.|$))/i;

/** Control characters, halves of characters, and what Windows, S3 or a path does not take. */
const UNSAFE = /[\p{Cc}\p{Cs}<>:"/\\|?*{}^%`[\]~#]+/gu;

/** Characters that are not seen, among them the marks of writing direction. */
const UNSEEN = /\p{Cf}+/gu;

function cutToBytes(text: string, maxBytes: number): string {
	let cut = '';
	let bytes = 0;
	for (const character of text) {
		bytes += new TextEncoder().encode(character).length;
		if (bytes > maxBytes) break;
		cut += character;
	}
	return cut;
}

/** Enough for any name; to compose a long run of accents takes time that grows with its square. */
const MAX_LENGTH = 2_000;

/** The text, or its beginning and its end, where the extension is. */
function bounded(text: string): string {
	return text.length <= MAX_LENGTH ? text : text.slice(0, MAX_LENGTH - 10) + text.slice(-10);
}

/** Not by a regular expression, which would try anew at each dot of a long run. */
function withoutDotsAround(text: string): string {
	const isEdge = (character: string) => character === '.' || character === ' ';
	let [start, end] = [0, text.length];
	while (start < end && isEdge(text.charAt(start))) start += 1;
	while (end > start && isEdge(text.charAt(end - 1))) end -= 1;
	return text.slice(start, end);
}

/** Without what is unsafe or not seen; it may leave nothing. */
function cleaned(text: string): string {
	const safe = bounded(withoutDotsAround(text))
		.normalize('NFC')
		.replace(UNSEEN, '')
		.replace(/\s+/g, ' ')
		.replace(UNSAFE, '_');
	return withoutDotsAround(safe);
}

/**
 * Makes a text safe as a file name on S3, Google Drive, Windows and Unix: no path, no control or
 * direction characters, no device name, at most 200 bytes with its extension kept.
 */
export function safeFileName(text: string): string {
	const clean = cleaned(text);
	const named = DEVICE.test(clean) ? `_${clean}` : clean || '_';
	const extension = /\.[A-Za-z0-9]{1,8}$/.exec(named)?.[0] ?? '';
	const stem = named.slice(0, named.length - extension.length);
	return `${cutToBytes(stem, MAX_BYTES - extension.length).trimEnd()}${extension}`;
}

/** A field of the file as the template shows it; empty where the file lacks it. */
function valueOf(file: JsonObject, field: string, extension: string): string {
	if (field === 'extension') return extension;
	const value = textOf(file[field]);
	if (value !== undefined || field !== 'recording_type') return value ?? '';
	// The audio of a participant has no recording type, but a name that says whose it is.
	const name = textOf(file.file_name) ?? '';
	return name.toLowerCase().endsWith(`.${extension}`) ? name.slice(0, -extension.length - 1) : name;
}

/**
 * Fills in a template such as `{session_name} {start_time:yyyy-MM-dd}.{extension}`.
 *
 * A field that the file lacks leaves its place empty; for `recording_type` stands `file_name` then. A
 * template without extension gets one. A slash is made safe with the rest, wherever it comes from: it
 * would be a folder.
 *
 * @throws InputError when the template names a field that files do not have
 */
export function fileName(template: string, file: JsonObject, format: FormatMoment): string {
	const { extension } = formatOf(file);
	const filled = template.replace(
		/\{([^{}:]*)(?::([^{}]*))?\}/g,
		(_, name: string, pattern?: string) => {
			const field = name.trim().toLowerCase();
			if (!FIELDS.includes(field)) {
				throw new InputError(
					`File Name: files have no field “${name.trim()}”`,
					`Use one of: ${FIELDS.join(', ')}.`,
				);
			}
			const value = valueOf(file, field, extension);
			return pattern === undefined ? value : (format(value, pattern) ?? '');
		},
	);
	const named = filled.toLowerCase().endsWith(`.${extension}`) ? filled : `${filled}.${extension}`;
	const stem = cleaned(named.slice(0, -extension.length - 1));
	return safeFileName(`${stem === '' ? 'recording' : stem}.${extension}`);
}

/** The name itself, or with ` (2)`, ` (3)` before the extension when the run has it already. */
export function uniqueName(name: string, taken: Set<string>): string {
	const dot = name.lastIndexOf('.');
	const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
	let unique = name;
	for (let count = 2; taken.has(unique.toLowerCase()); count += 1) {
		unique = `${stem} (${count})${extension}`;
	}
	taken.add(unique.toLowerCase());
	return unique;
}
