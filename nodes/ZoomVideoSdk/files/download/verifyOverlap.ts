import { OtherBytes } from './connection/downloadFailures';

/**
 * The rest of a file without the bytes before it that are here already.
 *
 * Headers alone do not prove that two parts belong together: a server may disregard `If-Range`, or give
 * a range of the compressed file after n8n's client has decompressed the beginning.
 *
 * @throws OtherBytes when the known bytes are not what comes
 */
export async function* verifyOverlap(
	chunks: AsyncIterable<Uint8Array>,
	known: Buffer,
): AsyncGenerator<Uint8Array, void, undefined> {
	let left = known;
	for await (const chunk of chunks) {
		const size = Math.min(left.length, chunk.length);
		if (left.compare(chunk, 0, size, 0, size) !== 0) throw new OtherBytes();
		left = left.subarray(size);
		if (size < chunk.length) yield chunk.subarray(size);
	}
}
