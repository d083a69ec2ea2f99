import { ZoomError } from '../../../shared/errors';
import { hideAddress } from '../../../shared/hideAddress';
import { bodyText, readHttpResponse } from '../../../shared/httpResponse';
import { isJsonObject, parseJson, type Json, type JsonObject } from '../../../shared/json';
import { redact } from '../../../shared/redact';
import { isByteStream } from '../../download/connection/openDownload';
import { targetMessage } from './targetMessage';

/** The answer of a bucket. Header names are in lower case. */
export interface UploadResponse {
	status: number;
	headers: Readonly<Record<string, unknown>>;
	text: string;
}

/**
 * A storage answers briefly. Anything longer, such as the file itself, would be held in memory
 * completely.
 */
const MAX_ANSWER_BYTES = 1_048_576;

/**
 * Reads an answer as n8n's helper returns it, with a stream as its body.
 *
 * @throws ZoomError when it is too long; what the stream breaks with
 */
export async function readUploadResponse(response: unknown, host: string): Promise<UploadResponse> {
	const answer = readHttpResponse(response);
	const { status, headers, body } = answer;
	if (!isByteStream(body)) return { status, headers, text: bodyText(answer) };
	// When it is aborted, nobody reads it any more, and an error without a listener would end n8n.
	body.on('error', () => {});
	const chunks: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of body) {
		chunks.push(chunk);
		length += chunk.length;
		if (length <= MAX_ANSWER_BYTES) continue;
		throw new ZoomError(`${host} answered with more than 1 MiB (HTTP ${status})`, {
			description: 'A storage answers briefly. Check the address: it may send back what it gets.',
			status,
		});
	}
	return { status, headers, text: new TextDecoder().decode(Buffer.concat(chunks)) };
}

/**
 * Whether the bucket timed out while it waited for the next bytes.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html S3's is a 400
 */
export function isTimeout({ status, text }: UploadResponse): boolean {
	return status === 408 || targetMessage(text).code === 'RequestTimeout';
}

/** Whether the same file may be accepted when it is sent again. */
export function isRetryable(response: UploadResponse): boolean {
	return response.status >= 500 || response.status === 429 || isTimeout(response);
}

/** What may precede the first tag of a page. */
const BEFORE_PAGE = /^(?:\s|<!--[^]{0,2000}?-->|<\?xml[^>]{0,200}\?>)*/i;

/**
 * A page of a proxy or a sign-in. WebDAV servers also send one, with the 201 for what they have
 * created.
 */
function isForeignPage({ status, text }: UploadResponse): boolean {
	const page = text.replace(BEFORE_PAGE, '');
	return status !== 201 && /^<(?:!doctype html|(?:html|head|body|title|script|meta)\b)/i.test(page);
}

const isErrorCode = (code: Json | undefined) => typeof code === 'number' && code >= 400;

/** Errors in JSON, as services, functions and gateways write them under any status. */
function isErrorBody(body: JsonObject): boolean {
	const { code, message, errors, statusCode, status } = body;
	// Some services write an empty list or object. In `error`, {} is what becomes of an Error in JSON.
	const isList = typeof errors === 'object' && errors !== null;
	const hasErrors = isList ? Object.keys(errors).length > 0 : Boolean(errors);
	return (
		(isErrorCode(code) && typeof message === 'string') ||
		isErrorCode(statusCode) ||
		isErrorCode(status) ||
		/^(?:error|fail(?:ed|ure)?)$/i.test(typeof status === 'string' ? status : '') ||
		hasErrors ||
		[body.error, body.errorMessage, body.errorCode].some(Boolean) ||
		[body.ok, body.success].some((isGood) => isGood === false || isGood === 'false')
	);
}

/**
 * Whether an answer with a status of success says that the file was taken. An error under such a status,
 * or a web page, does not.
 */
export function isTaken(response: UploadResponse): boolean {
	const { status, text } = response;
	if (status < 200 || status >= 300 || isForeignPage(response)) return false;
	if (/^\s*(?:<\?xml[^>]*>\s*)?<Error\b/.test(text)) return false;
	const body = parseJson(text);
	return !isJsonObject(body) || !isErrorBody(body);
}

const CHECK_ADDRESS =
	'Check that the pre-signed address is for PUT, still valid, and signed for the headers that are sent (Content-Type among them).';

/** Azure's answer to a missing header does not name it, and Azurite's says nothing. */
const CHECK_SAS =
	'Check that the address is still valid, that its signature (SAS) allows Create and Write, and that the option Headers has x-ms-blob-type with the value BlockBlob.';

/** What to check if a pre-signed PUT address did not accept the file. */
export function putAdvice({ searchParams }: URL): string {
	return searchParams.has('sv') && searchParams.has('sig') ? CHECK_SAS : CHECK_ADDRESS;
}

/** @param whatToCheck unless the answer itself shows what is wrong */
function adviceOn(response: UploadResponse, whatToCheck: string): string {
	if (isForeignPage(response)) {
		return 'It answered with a web page, so a proxy or a sign-in is in front of it. Check the address.';
	}
	if (isTimeout(response)) {
		return 'The transfer was too slow, either from Zoom or to the bucket. Run it again later.';
	}
	// 507: there is no room.
	return isRetryable(response) && response.status !== 507
		? 'It was busy or failed at each attempt. Run it again later.'
		: whatToCheck;
}

/**
 * Turns a rejected upload into an error for the user, with the message of the target.
 *
 * @param address where it was sent, which the message may name
 * @param secrets what else it must not show
 */
export function toUploadError(
	response: UploadResponse,
	address: URL,
	whatToCheck: string = CHECK_ADDRESS,
	secrets: readonly string[] = [],
): ZoomError {
	const { code, message } = targetMessage(response.text);
	const explanation = hideAddress([code, message].filter(Boolean).join(': '), address, secrets);
	const advice = adviceOn(response, whatToCheck);
	return new ZoomError(`${address.host} did not take the file (HTTP ${response.status})`, {
		description: `${explanation ? `It says: "${redact(explanation)}". ` : ''}${advice}`,
		status: response.status,
	});
}
