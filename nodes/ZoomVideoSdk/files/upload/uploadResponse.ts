import { ZoomError } from '../../shared/errors';
import { bodyText, readHttpResponse } from '../../shared/httpResponse';
import { redact } from '../../shared/redact';

/** The answer of a bucket. Header names are in lower case. */
export interface UploadResponse {
	status: number;
	headers: Readonly<Record<string, unknown>>;
	text: string;
}

/** Reads what n8n's helper gives of an answer. */
export function readUploadResponse(response: unknown): UploadResponse {
	const answer = readHttpResponse(response);
	return { status: answer.status, headers: answer.headers, text: bodyText(answer) };
}

/** What S3 and GCS say in XML of what is wrong. */
function messageOf(text: string): { code: string; message: string } {
	const [, code = ''] = /<Code>([^<]{1,100})<\/Code>/.exec(text) ?? [];
	const [, message = ''] = /<Message>([^<]{1,300})<\/Message>/.exec(text) ?? [];
	return { code, message };
}

/**
 * Whether the bucket waited in vain for the next bytes.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html S3’s is a 400
 */
function isTimeout({ status, text }: UploadResponse): boolean {
	return status === 408 || messageOf(text).code === 'RequestTimeout';
}

/** Whether the same file may be taken when it is sent again. */
export function isRetryable(reply: UploadResponse): boolean {
	return reply.status >= 500 || reply.status === 429 || isTimeout(reply);
}

/** Turns a refused upload into an error for the user, with the words of the bucket. */
export function toUploadError(reply: UploadResponse, host: string): ZoomError {
	const { code, message } = messageOf(reply.text);
	const words = [code, message].filter(Boolean).join(': ');
	const advice = isTimeout(reply)
		? 'The file came too slowly: from Zoom, or on the way to the bucket. Run it again later.'
		: 'Check that the pre-signed address is for PUT, still valid, and signed for the headers that are sent (Content-Type among them).';
	return new ZoomError(`${host} did not take the file (HTTP ${reply.status})`, {
		description: `${words ? `It says: “${redact(words)}”. ` : ''}${advice}`,
		status: reply.status,
	});
}
