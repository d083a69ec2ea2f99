import { isJsonObject, textOf, type Json, type JsonObject } from '../../shared/json';
import { redact } from '../../shared/redact';
import { TOKEN_FIELDS } from '../../zoom/recordings/sessionRecordings';
import { sessionIdOf } from '../../zoom/sessions/session';
import { bodyOf, headersOf, withoutQuery } from '../../zoom/webhooks/logEntry';

/** Headers that Zoom sends by itself. One that a user has added may be a password, whatever its name. */
const OWN_HEADERS =
	/^(?:x-zm-(?!signature$).*|accept.*|clientid|connection|content-.*|date|host|user-agent)$/;

/** The fields of an entry, as Zoom documents them, and what it is about. */
export const WEBHOOK_LOG_FIELDS: readonly string[] = [
	...[
		'event',
		'status',
		'failed_reason_type',
		'endpoint',
		'date_time',
		'retry_num',
		'request_id',
		'trace_id',
	],
	...['subscription_id', 'event_ts', 'session_id', 'session_name', 'response_body'],
	...['request_headers', 'request_body', 'response_headers'],
];

/** Headers of an answer that grant access. */
const SECRET_HEADERS = /cookie|auth|token|secret|password|signature|key$/;

/** A value without its fields of these names, at any depth. */
function without(names: readonly string[], value: Json): Json {
	if (Array.isArray(value)) return value.map((each) => without(names, each));
	if (!isJsonObject(value)) return value;
	const kept = Object.entries(value).flatMap(([name, each]): Array<[string, Json]> =>
		each === undefined || names.includes(name) ? [] : [[name, without(names, each)]],
	);
	return Object.fromEntries(kept);
}

/** The informative part of an answer: n8n's answers are brief, a proxy sends a page. */
function answerOf(value: Json | undefined): string | undefined {
	if (value === undefined || value === null) return undefined;
	return redact(typeof value === 'string' ? value : JSON.stringify(value));
}

/** What an event is about, as far as its body says. */
function subjectOf(body: JsonObject | undefined): JsonObject {
	const payload = body && isJsonObject(body.payload) ? body.payload : {};
	const object = isJsonObject(payload.object) ? payload.object : {};
	const [eventTs, id, name] = [body?.event_ts, sessionIdOf(object), textOf(object.session_name)];
	return {
		...(eventTs !== undefined && { event_ts: eventTs }),
		...(id !== undefined && { session_id: id }),
		...(name !== undefined && { session_name: name }),
	};
}

/**
 * An entry of Zoom's webhook log, with Zoom's own fields and what the event is about.
 *
 * Bodies are objects, headers have names in lower case, and what grants access is left out: the tokens
 * in the body, the signature, the token and what a user has added in the headers, and the query of addresses.
 *
 * @param simplify without headers and bodies
 */
export function webhookLogItem(entry: JsonObject, simplify: boolean): JsonObject {
	const { request_headers, response_headers, response_body } = entry;
	const fields = Object.fromEntries(
		Object.entries(entry).filter(([name]) => !/^(?:request|response)_(?:headers|body)$/.test(name)),
	);
	if (typeof fields.endpoint === 'string') fields.endpoint = withoutQuery(fields.endpoint);
	const body = bodyOf(entry);
	const answer = answerOf(response_body);
	const answered = answer === undefined ? {} : { response_body: answer };
	const subject = subjectOf(body);
	if (simplify) return { ...fields, ...subject, ...answered };
	const headers = (value: Json | undefined, isShown: (name: string) => boolean) =>
		Object.fromEntries(
			Object.entries(headersOf(value))
				.filter(([name]) => isShown(name))
				.map(([name, text]) => [name, name.endsWith('location') ? withoutQuery(text) : text]),
		);
	const isOwn = (name: string) => OWN_HEADERS.test(name);
	const isHarmless = (name: string) => !SECRET_HEADERS.test(name);
	return {
		...fields,
		...subject,
		...(request_headers !== undefined && { request_headers: headers(request_headers, isOwn) }),
		...(body && { request_body: without(TOKEN_FIELDS, body) }),
		...(response_headers !== undefined && {
			response_headers: headers(response_headers, isHarmless),
		}),
		...answered,
	};
}
