import { abortableSleep } from '../../shared/async/abortableSleep';
import { formEnvelope, inForm, type FormFields } from './urlPost';

export interface BodyOptions {
	/** Headers that the signature of the address requires. */
	headers: Readonly<Record<string, string>>;
	mimeType: string;
	/** How it is sent to the address: by default as the body of a PUT. */
	post?: {
		/** With fields, the file is sent as the last field of a form; without, as the body. */
		fields: FormFields;
		fileName: string;
	};
}

/**
 * Waits for the first chunk, and then yields all of them. A target soon gives up on a connection
 * without a request, as while Zoom is silent.
 *
 * @throws what the chunks throw before the first
 */
export async function startChunks(
	chunks: AsyncGenerator<Buffer, void, undefined>,
): Promise<AsyncGenerator<Buffer, void, undefined>> {
	const first = await chunks.next();
	async function* all() {
		if (first.done === true) return;
		yield first.value;
		yield* chunks;
	}
	return all();
}

/**
 * Yields a single byte, and the rest after a pause.
 *
 * A server that rejects a file by its headers answers and hangs up. A client that is still writing sees
 * the closed connection and may never read the answer. In the pause it can.
 */
export async function* pauseAfterFirstByte(
	chunks: AsyncIterable<Buffer>,
	pauseMs: number,
	signal: AbortSignal | undefined,
): AsyncGenerator<Buffer, void, undefined> {
	let isFirst = true;
	for await (const chunk of chunks) {
		if (!isFirst) {
			yield chunk;
			continue;
		}
		isFirst = false;
		yield chunk.subarray(0, 1);
		await abortableSleep(pauseMs, signal);
		yield chunk.subarray(1);
	}
}

/** The bytes of the file, within a form if it is sent in one. */
export function toBody(
	chunks: AsyncGenerator<Buffer, void, undefined>,
	length: number,
	{ post, mimeType, headers }: BodyOptions,
) {
	if (post === undefined || post.fields.length === 0) {
		return { bytes: chunks, length, headers: { 'Content-Type': mimeType, ...headers } };
	}
	const envelope = formEnvelope(post.fields, post.fileName, mimeType);
	const { prefix, suffix, contentType } = envelope;
	const others = Object.entries(headers).filter(([name]) => !/^content-type$/i.test(name));
	return {
		bytes: inForm(chunks, envelope),
		length: prefix.length + length + suffix.length,
		headers: { ...Object.fromEntries(others), 'Content-Type': contentType },
	};
}
