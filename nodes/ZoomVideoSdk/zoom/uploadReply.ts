import { scrub } from './scrub';
import { ZoomError } from './ZoomError';

/** The answer of a bucket. Header names are in lower case. */
export interface UploadReply {
	status: number;
	headers: Readonly<Record<string, unknown>>;
	text: string;
}

/** Reads what n8n's helper gives of an answer. */
export function readUploadReply(response: unknown): UploadReply {
	const fields = typeof response === 'object' && response !== null ? response : {};
	const status: unknown = Reflect.get(fields, 'statusCode');
	const headers: unknown = Reflect.get(fields, 'headers');
	const body: unknown = Reflect.get(fields, 'body');
	return {
		status: typeof status === 'number' ? status : 0,
		headers: typeof headers === 'object' && headers !== null ? { ...headers } : {},
		text: typeof body === 'string' ? body : '',
	};
}

/** Turns a refused upload into an error for the user, with the words of the bucket. */
export function explainUpload({ status, text }: UploadReply, host: string): ZoomError {
	// S3 and GCS answer in XML, whose <Code> and <Message> say what is wrong.
	const [, code = ''] = /<Code>([^<]{1,100})<\/Code>/.exec(text) ?? [];
	const [, message = ''] = /<Message>([^<]{1,300})<\/Message>/.exec(text) ?? [];
	const words = [code, message].filter(Boolean).join(': ');
	return new ZoomError(`${host} did not take the file (HTTP ${status})`, {
		description: `${words ? `It says: “${scrub(words)}”. ` : ''}Check that the pre-signed address is for PUT, still valid, and signed for the headers that are sent (Content-Type among them).`,
		status,
	});
}
