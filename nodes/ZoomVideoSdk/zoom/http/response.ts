import { isJsonObject, parseJson, textOf, type Json } from '../../shared/json';
import { ErrorCode } from './errorCodes';

/** An answer of Zoom's REST API, read as far as possible. */
export interface ApiResponse {
	status: number;
	headers: Readonly<Record<string, unknown>>;
	/** The parsed body; `undefined` when it is empty or not JSON. */
	body: Json | undefined;
	/** A web page: it comes from a proxy or a login page, because Zoom's API never sends one. */
	isHtml: boolean;
	/** Zoom's own error code, which is not the HTTP status: for example, 3301 comes with 404. */
	code: number | undefined;
	/** Zoom's own error message, including field errors if there are any. */
	message: string | undefined;
	/** What Zoom's support asks for. */
	trackingId: string | undefined;
}

/** Reads an answer. Header names are expected in lower case. */
export function readResponse(
	status: number,
	headers: Readonly<Record<string, unknown>>,
	text: string,
): ApiResponse {
	const body = parseJson(text);
	const fields = isJsonObject(body) ? body : {};
	const trackingId = headers['x-zm-trackingid'];
	return {
		status,
		headers,
		body,
		isHtml: text.trimStart().startsWith('<'),
		code: codeOf(fields.code),
		message: messageOf(fields.message, fields.errors),
		trackingId: typeof trackingId === 'string' ? trackingId : undefined,
	};
}

/**
 * Whether the call did what it should. A 2xx whose body names an error did not: Zoom answers a denied
 * recovery with status 200 and code 200. Nor did a call that was answered with a web page.
 */
export function isSuccess({ status, code, message, isHtml }: ApiResponse): boolean {
	const namesError = code !== undefined && message !== undefined;
	return status >= 200 && status < 300 && !namesError && !isHtml;
}

/** Whether Zoom does not accept the token, and so the key pair that signed it. */
export function isKeyRejected({ status, code }: Pick<ApiResponse, 'status' | 'code'>): boolean {
	return status === 401 || code === ErrorCode.INVALID_TOKEN;
}

/** Whether Zoom says that it does not know a session, or the requested part of it. */
export function isSessionUnknown({ status, code, message = '' }: ApiResponse): boolean {
	return (
		status === 404 || (code === ErrorCode.VALIDATION_FAILED && /\bsession id\b/i.test(message))
	);
}

function codeOf(value: Json | undefined): number | undefined {
	const code = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
	return typeof code === 'number' ? code : undefined;
}

function messageOf(message: Json | undefined, errors: Json | undefined): string | undefined {
	const details = Array.isArray(errors) ? errors.filter(isJsonObject) : [];
	const parts = [
		textOf(message),
		...details.map((detail) =>
			[textOf(detail.field), textOf(detail.message)].filter(Boolean).join(': '),
		),
	].filter(Boolean);
	return parts.length > 0 ? parts.join(' ') : undefined;
}
