/** A value as JSON has it. What comes from Zoom is read as this and narrowed field by field. */
export type Json = string | number | boolean | null | Json[] | JsonObject;

/** A JSON object. Any field may be missing, whatever the documentation promises. */
export interface JsonObject {
	[field: string]: Json | undefined;
}

// Zoom's event schema shows session ids as bare numbers, and some objects call them `id`. JSON.parse
// would round the long ones, so they become strings first. Inside a JSON string the quotes would be
// escaped: only keys match.
const numericId = /("(?:session_)?id"\s*:\s*)(\d+)(?=\s*[,}])/g;

// Any escape, so that `\\\\ud800`, a backslash and letters, is not taken for one of a half character.
const escapes =
	/\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[dD][89a-fA-F][\da-fA-F]{2}|.)/g;

/** JSON text with the escape of U+FFFD for each half character that is escaped in it. */
function withoutHalves(text: string): string {
	if (!/\\u[dD][89a-fA-F]/.test(text)) return text;
	return text.replace(escapes, (escape) => (/^\\u.{4}$/.test(escape) ? '\\ufffd' : escape));
}

/**
 * Parses JSON text from Zoom. Half characters (lone surrogates) become U+FFFD: neither an address nor a
 * database can take them.
 *
 * @returns the value, or `undefined` when the text is not JSON
 */
export function parseJson(text: string): Json | undefined {
	try {
		const value: Json = JSON.parse(withoutHalves(text).replace(numericId, '$1"$2"'));
		return value;
	} catch {
		return undefined;
	}
}

/** Whether it is a moment that a row of a database, or of version 1 of n8n's Data Table, has in the place of a text. */
function isMoment(value: unknown): value is Date {
	return Object.prototype.toString.call(value) === '[object Date]';
}

export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && !isMoment(value);
}

/** The JSON of an item of n8n, as $('Download').all() gives it with the JSON in `json`; anything else as it is. */
export function jsonOfItem(value: unknown): unknown {
	return isJsonObject(value) && isJsonObject(value.json) ? value.json : value;
}

/** The value as a string when it is a non-empty string or a number, or a moment as Zoom writes it; else `undefined`. */
export function textOf(value: Json | Date | undefined): string | undefined {
	if (typeof value === 'number') return String(value);
	if (isMoment(value)) {
		return Number.isNaN(value.getTime()) ? undefined : value.toISOString().replace('.000Z', 'Z');
	}
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/**
 * The objects in a JSON array. Anything else in it is skipped; for anything but an array, there are
 * none.
 */
export function objectsIn(value: Json | undefined): JsonObject[] {
	return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** These fields of an object, in this order, as far as it has them. */
export function pick(object: JsonObject, fields: readonly string[]): JsonObject {
	return Object.fromEntries(
		fields
			.filter((field) => Object.hasOwn(object, field) && object[field] !== undefined)
			.map((field) => [field, object[field]]),
	);
}

/** Whether there are more levels in a value than so many: to walk through thousands would fail. */
export function isDeeperThan(depth: number, value: Json | undefined): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return depth === 0 || Object.values(value).some((entry) => isDeeperThan(depth - 1, entry));
}
