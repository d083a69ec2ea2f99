import { randomUUID } from 'node:crypto';

import { InputError } from '../../shared/errors';
import { isJsonObject, parseJson, textOf } from '../../shared/json';
import { isTimeout, type UploadResponse } from './target/uploadResponse';

/** Fields of a form, in the order in which they are sent. */
export type FormFields = ReadonlyArray<readonly [name: string, value: string]>;

/** What surrounds a file in a form. */
export interface FormEnvelope {
	contentType: string;
	prefix: Buffer;
	suffix: Buffer;
}

/** A name in a header of a part, escaped as browsers do. */
function quoted(name: string): string {
	const escapes: Readonly<Record<string, string>> = { '\r': '%0D', '\n': '%0A', '"': '%22' };
	return `"${name.replace(/[\r\n"]/g, (character) => escapes[character] ?? '')}"`;
}

/**
 * A form with the fields first and the file last, as a presigned POST needs it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html
 */
export function formEnvelope(
	fields: FormFields,
	fileName: string,
	mimeType: string,
	boundary: string = `zoom-${randomUUID()}`,
): FormEnvelope {
	const head = (disposition: string) =>
		`--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n`;
	const parts = fields.map(([name, value]) => `${head(`name=${quoted(name)}`)}\r\n${value}\r\n`);
	const file = `${head(`name="file"; filename=${quoted(fileName)}`)}Content-Type: ${mimeType}\r\n\r\n`;
	return {
		contentType: `multipart/form-data; boundary=${boundary}`,
		prefix: Buffer.from([...parts, file].join('')),
		suffix: Buffer.from(`\r\n--${boundary}--\r\n`),
	};
}

/** Puts a file into its form. */
export async function* inForm(
	chunks: AsyncIterable<Buffer>,
	{ prefix, suffix }: FormEnvelope,
): AsyncGenerator<Buffer, void, undefined> {
	yield prefix;
	yield* chunks;
	yield suffix;
}

/**
 * Reads the fields that a service returned with an address for POST: an object, or its JSON.
 *
 * @throws InputError
 */
export function readFormFields(value: unknown): FormFields {
	const text = typeof value === 'string' ? value.trim() : JSON.stringify(value ?? '');
	if (text === '' || text === '""') return [];
	const fields = parseJson(text);
	if (!isJsonObject(fields)) {
		throw new InputError(
			"'Form Fields': this is not an object",
			'Give the fields as the service gave them with the address, such as {"key": "a.mp4", "policy": "…"}.',
		);
	}
	return Object.entries(fields).map(([name, field]) => {
		const content = typeof field === 'boolean' || field === '' ? String(field) : textOf(field);
		if (content === undefined || name.toLowerCase() === 'file') {
			throw new InputError(
				`'Form Fields': "${name}" cannot be sent`,
				'Use texts and numbers. The file itself is added as the last field, named file.',
			);
		}
		return [name, content];
	});
}

/** Whether an answer to a POST shows that nothing was stored, so that it may be repeated. */
export function isPostRetryable(response: UploadResponse): boolean {
	return response.status === 429 || response.status === 503 || isTimeout(response);
}

/** What to check when a POST was rejected. */
export const POST_ADVICE =
	'Check that the address is for POST, still valid and not used before, and that the form fields are those that came with it.';

/** How many bytes Slack says it has, in `OK - 1234`; `undefined` for other answers. */
export function takenBytes(text: string): number | undefined {
	const match = /^\s*OK - (\d{1,15})\s*$/.exec(text);
	return match === null ? undefined : Number(match[1]);
}
