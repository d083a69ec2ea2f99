import type { ByteStream } from './byteStream';

/** Reads the beginning of a body as text, up to a number of bytes; the rest is dropped. */
export async function readBeginning(body: ByteStream, maxBytes: number): Promise<string> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of body) {
		chunks.push(chunk);
		length += chunk.length;
		if (length >= maxBytes) break;
	}
	return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, maxBytes));
}
