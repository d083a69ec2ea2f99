import { isJsonObject, parseJson, textOf, type Json, type JsonObject } from '../../shared/json';
import { matchingSecret, readSignedHeaders } from './signature';

/** What n8n itself answers with status 200 while it starts: no workflow has seen that event. */
const STARTING = /n8n is starting up/i;

function headerPairs(headers: Json | undefined): Array<[string, Json | undefined]> {
	if (typeof headers === 'string') {
		const parsed = parseJson(headers);
		if (typeof parsed === 'object' && parsed !== null) return headerPairs(parsed);
		return [...headers.matchAll(/^[^\S\n]*([\w-]+)[^\S\n]*:(.*)$/gm)].map(
			([, name = '', value = '']) => [name, value.trim()],
		);
	}
	if (Array.isArray(headers)) {
		return headers.flatMap((each) => {
			if (Array.isArray(each)) return [[textOf(each[0]) ?? '', each[1]]];
			if (!isJsonObject(each)) return headerPairs(each);
			const name = textOf(each.name) ?? textOf(each.key);
			return name === undefined ? headerPairs(each) : [[name, each.value]];
		});
	}
	return isJsonObject(headers) ? Object.entries(headers) : [];
}

/**
 * The headers of a logged request, by names in lower case. Zoom does not state their form: they are
 * read from an object, a list of pairs or of lines, and from text that contains one of these.
 */
export function headersOf(headers: Json | undefined): Record<string, string> {
	return Object.fromEntries(
		headerPairs(headers).flatMap(([name, value]) => {
			const text = textOf(Array.isArray(value) ? value[0] : value);
			return text === undefined ? [] : [[name.trim().toLowerCase(), text]];
		}),
	);
}

/** The body of a logged request, as far as it is one of Zoom's events. */
export function bodyOf(entry: JsonObject): JsonObject | undefined {
	const { request_body: body } = entry;
	const parsed = typeof body === 'string' ? parseJson(body) : body;
	return isJsonObject(parsed) ? parsed : undefined;
}

/** An address without its query, its fragment and its password: there may be secrets in them. */
export function withoutQuery(address: string): string {
	return address.replace(/[?#].*$/s, '').replace(/^([\w+.-]*:?\/\/)[^/]*@/, '$1');
}

/**
 * Whether the receiver accepted the webhook. For Zoom, that is 200 or 204. But n8n itself answers 200
 * while it starts, and then the event is lost.
 */
export function isDelivered({ status, response_body }: JsonObject): boolean {
	const code = Number(textOf(status));
	const answer = typeof response_body === 'string' ? response_body : JSON.stringify(response_body);
	return code >= 200 && code < 300 && !STARTING.test(answer ?? '');
}

/** Why a logged webhook cannot be used. */
export type UnusableReason =
	| 'no_body'
	| 'cut_body'
	| 'parsed_body'
	| 'missing_header'
	| 'bad_signature';

export type VerifiedEntry =
	| { body: JsonObject; unusable: undefined }
	| { body: undefined; unusable: UnusableReason };

/**
 * The possible bytes of a body that the log has as an object: as JSON.stringify writes it, like Zoom's
 * own samples, and with the IDs that `parseJson` turned into text as numbers.
 */
function bytesOf(body: JsonObject): string[] {
	const text = JSON.stringify(body);
	return [text, text.replace(/("(?:session_)?id":)"(\d+)"/g, '$1$2')];
}

/**
 * Checks with the secrets of the credential that Zoom signed what the log has. The age of the timestamp
 * does not matter.
 */
export function verifyEntry(entry: JsonObject, secrets: readonly string[]): VerifiedEntry {
	const unusable = (reason: UnusableReason) => ({ body: undefined, unusable: reason });
	const { request_body: logged } = entry;
	const isText = typeof logged === 'string';
	const texts = isText ? [logged] : isJsonObject(logged) ? bytesOf(logged) : [];
	if (texts.every((text) => text === '')) return unusable('no_body');

	const headers = readSignedHeaders(headersOf(entry.request_headers), Infinity, Date.now());
	if (headers.rejection === 'missing_header') return unusable('missing_header');
	const body = bodyOf(entry);
	if (body === undefined) return unusable('cut_body');
	const isSigned =
		headers.rejection === undefined &&
		texts.some((text) => matchingSecret(secrets, headers, Buffer.from(text)) >= 0);
	if (!isSigned) return unusable(isText ? 'bad_signature' : 'parsed_body');
	return { body, unusable: undefined };
}
