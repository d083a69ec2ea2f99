import { OtherBytes } from './connection/downloadFailures';

/**
 * The rest of a file, without the bytes before it that are already here.
 *
 * Headers alone do not prove that two parts belong together: a server may ignore `If-Range`, or return
 * a range of the compressed file although n8n's client has decompressed the beginning.
 *
 * @throws OtherBytes when the known bytes do not arrive again
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
