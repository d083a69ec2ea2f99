/** Below the 255 bytes that file systems allow, with room for what a store adds. */
export const MAX_BYTES = 200;

/** Names that Windows reserves for devices, whatever their extension. */
const DEVICE = /^(?:con|conin\$|conout\$|prn|aux|nul|(?:com|lpt)[\d¹²³])(?=\s*(?:\.|$))/i;

/** Control characters, halves of characters, and what Windows, S3 or a path does not accept. */
const UNSAFE = /[\p{Cc}\p{Cs}<>:"/\\|?*{}^%`[\]~#]+/gu;

/** Invisible characters, including the marks of writing direction. */
const UNSEEN = /\p{Cf}+/gu;

/** Length of a text in UTF-8. */
export const byteLength = (text: string) => new TextEncoder().encode(text).length;

/** The beginning of a text, up to a number of bytes, without a part of a character. */
export function cutToBytes(text: string, maxBytes: number): string {
	let cut = '';
	let bytes = 0;
	for (const character of text) {
		bytes += byteLength(character);
		if (bytes > maxBytes) break;
		cut += character;
	}
	return cut;
}

/** The text up to a number of bytes, cut before and behind a part that stays. */
export function cutAround(text: string, kept: string, maxBytes: number): string {
	const at = text.lastIndexOf(kept);
	if (byteLength(text) <= maxBytes || at < 0) return cutToBytes(text, maxBytes);
	const before = text.slice(0, at);
	const most = maxBytes - byteLength(kept);
	const head = byteLength(before) > most ? `${cutToBytes(before, most - 1)} ` : before;
	return cutToBytes(head + text.slice(at), maxBytes);
}

/** Enough for any name. The time to compose a long run of accents grows with the square of its length. */
export const MAX_LENGTH = 2_000;

/** The text, or its beginning and its end, where the extension is. */
function bounded(text: string): string {
	return text.length <= MAX_LENGTH ? text : text.slice(0, MAX_LENGTH - 10) + text.slice(-10);
}

/** Not with a regular expression, which would start again at each dot of a long run. */
function withoutDotsAround(text: string): string {
	const isEdge = (character: string) => character === '.' || character === ' ';
	let [start, end] = [0, text.length];
	while (start < end && isEdge(text.charAt(start))) start += 1;
	while (end > start && isEdge(text.charAt(end - 1))) end -= 1;
	return text.slice(start, end);
}

/** Without what is unsafe or invisible; nothing may be left. */
export function cleaned(text: string): string {
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
