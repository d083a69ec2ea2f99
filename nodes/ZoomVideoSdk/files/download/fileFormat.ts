import { textOf, type JsonObject } from '../../shared/json';
import { isErrorBody } from './isErrorBody';

/** How the bytes of a file are named and served. */
export interface FileFormat {
	/** In lower case, without the dot. */
	extension: string;
	mimeType: string;
}

type Family = 'mp4' | 'vtt' | 'json' | 'jpg' | 'text';

const FORMATS: Readonly<Record<string, FileFormat & { family: Family }>> = {
	MP4: { extension: 'mp4', mimeType: 'video/mp4', family: 'mp4' },
	M4A: { extension: 'm4a', mimeType: 'audio/mp4', family: 'mp4' },
	VTT: { extension: 'vtt', mimeType: 'text/vtt', family: 'vtt' },
	TXT: { extension: 'txt', mimeType: 'text/plain', family: 'text' },
	CSV: { extension: 'csv', mimeType: 'text/csv', family: 'text' },
	JSON: { extension: 'json', mimeType: 'application/json', family: 'json' },
	JPG: { extension: 'jpg', mimeType: 'image/jpeg', family: 'jpg' },
};

/** The extension that goes with each of Zoom's file types. */
const EXTENSION_OF_TYPE: Readonly<Record<string, string>> = {
	MP4: 'MP4',
	M4A: 'M4A',
	TRANSCRIPT: 'VTT',
	CC: 'VTT',
	CHAT: 'TXT',
	CSV: 'CSV',
	TIMELINE: 'JSON',
	SUMMARY: 'JSON',
	TB: 'JPG',
};

function known(file: JsonObject) {
	const [type, extension] = [file.file_type, file.file_extension].map((value) =>
		(textOf(value) ?? '').toUpperCase(),
	);
	// The type comes first, because Zoom's extension is sometimes missing. Zoom does not say what
	// CHAT_MESSAGE holds.
	return FORMATS[EXTENSION_OF_TYPE[type ?? ''] ?? ''] ?? FORMATS[extension ?? ''];
}

/** The format of a file, by `file_type`, else by `file_extension`, else unspecified bytes. */
export function formatOf(file: JsonObject): FileFormat {
	const format = known(file);
	if (format !== undefined) return { extension: format.extension, mimeType: format.mimeType };
	const extension = (textOf(file.file_extension) ?? '').toLowerCase();
	return {
		extension: /^[a-z0-9]{1,8}$/.test(extension) ? extension : 'bin',
		mimeType: 'application/octet-stream',
	};
}

/** So many bytes at the beginning of a file are enough for `problemOfFirstBytes`. */
export const FIRST_BYTES = 512;

function startsWith(bytes: Uint8Array, ...values: number[]): boolean {
	return values.every((value, place) => bytes[place] === value);
}

const WEB_PAGE = /^(?:<!doctype html|<html|<head|<body|<title|<script|<meta|<!--|<\?xml)/i;

const PAGE_PROBLEM = 'it is a web page';
const ERROR_PROBLEM = 'it is an error message';

/** Whether a problem is how Zoom, or a proxy in front of it, refuses a request with status 200. */
export function isRefusal(problem: string): boolean {
	return problem === PAGE_PROBLEM || problem === ERROR_PROBLEM;
}

/**
 * Recognizes by the headers of an answer what is not one of Zoom's files. Header names are in lower
 * case.
 *
 * @returns what it is, or `undefined`
 */
export function problemOfHeaders(
	file: JsonObject,
	headers: Readonly<Record<string, unknown>>,
): string | undefined {
	// n8n's client removes the header when it has decompressed the body.
	if (/\b(?:gzip|deflate|br|zstd|compress)\b/i.test(String(headers['content-encoding'] ?? ''))) {
		return 'it is compressed in a way that n8n cannot read';
	}
	// For other types, the first bytes say more than a header.
	const isText = [undefined, 'text'].includes(known(file)?.family);
	const isPage = /^\s*(?:text\/html|application\/xhtml)/i.test(
		String(headers['content-type'] ?? ''),
	);
	return isText && isPage ? PAGE_PROBLEM : undefined;
}

/**
 * Recognizes what is certainly not one of Zoom's files, however few bytes there are.
 *
 * If Zoom, or a proxy in front of it, rejects a request, it may answer with a login page or an error
 * and status 200.
 *
 * @returns what it is, or `undefined`
 */
export function problemOfShortBytes(bytes: Uint8Array): string | undefined {
	const text = new TextDecoder().decode(bytes.subarray(0, FIRST_BYTES)).trimStart();
	if (WEB_PAGE.test(text)) return PAGE_PROBLEM;
	return isErrorBody(text) ? ERROR_PROBLEM : undefined;
}

/**
 * Compares the beginning of a file with what its type promises.
 *
 * @param bytes the first `FIRST_BYTES`, or the whole file if it is shorter
 * @returns what is wrong, or `undefined`
 */
export function problemOfFirstBytes(file: JsonObject, bytes: Uint8Array): string | undefined {
	if (bytes.length === 0) return 'the file is empty';
	const foreign = problemOfShortBytes(bytes);
	if (foreign !== undefined) return foreign;
	const text = new TextDecoder().decode(bytes).trimStart();
	switch (known(file)?.family) {
		case 'mp4':
			return startsWith(bytes.subarray(4), 0x66, 0x74, 0x79, 0x70)
				? undefined
				: 'it is not an MP4 or M4A file';
		case 'jpg':
			return startsWith(bytes, 0xff, 0xd8, 0xff) ? undefined : 'it is not a JPEG image';
		case 'vtt':
			return /^WEBVTT(?:[ \t\r\n]|$)/.test(text) ? undefined : 'it is not a WebVTT text';
		case 'json':
			return /^[[{"]/.test(text) ? undefined : 'it is not JSON';
		case 'text':
			return bytes.includes(0) ? 'it is not text' : undefined;
		default:
			return undefined;
	}
}
