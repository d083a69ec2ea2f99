/** Fewer, larger writes; each one that the target takes shows that it is not silent. */
const SLICE_BYTES = 1_048_576;

/** Some bytes of a file in memory, as they are sent in one request. */
export interface Chunk {
	offset: number;
	bytes: Buffer;
	/** The source has ended, and its checks have passed. */
	isLast: boolean;
}

/**
 * Reused buffers of one size: garbage of this size is collected late, and a large file would leave a
 * hundred mebibytes of it.
 */
export class ChunkBuffers {
	private readonly free: Buffer[] = [];

	constructor(private readonly size: number) {}

	take(): Buffer {
		return this.free.pop() ?? Buffer.allocUnsafeSlow(this.size);
	}

	/** Returns a buffer that nobody reads any more. */
	give(buffer: Buffer): void {
		if (buffer.length === this.size) this.free.push(buffer);
	}
}

/**
 * Cuts a file into chunks. The last one is yielded only after the source has ended, because the source
 * checks itself at its end, and the target would consider the file complete.
 *
 * @param from bytes to skip, because the target has them
 */
export async function* readChunks(
	source: AsyncIterable<Buffer>,
	buffers: ChunkBuffers,
	from: number,
): AsyncGenerator<Chunk, void, undefined> {
	let offset = from;
	let left = from;
	let buffer = buffers.take();
	let length = 0;
	for await (const block of source) {
		let rest = block.subarray(Math.min(left, block.length));
		left -= block.length - rest.length;
		while (rest.length > 0) {
			if (length === buffer.length) {
				yield { offset, bytes: buffer, isLast: false };
				offset += length;
				buffer = buffers.take();
				length = 0;
			}
			const copied = rest.copy(buffer, length);
			length += copied;
			rest = rest.subarray(copied);
		}
	}
	yield { offset, bytes: buffer.subarray(0, length), isLast: true };
}

/**
 * The bytes of a chunk, as they are sent.
 *
 * @param skip bytes at its beginning that the target has
 * @param onRead receives the bytes of each slice before it is yielded
 */
export async function* bytesFrom(
	{ bytes }: Chunk,
	skip: number,
	onRead: (length: number) => void,
): AsyncGenerator<Buffer, void, undefined> {
	for (let at = skip; at < bytes.length; at += SLICE_BYTES) {
		const slice = bytes.subarray(at, at + SLICE_BYTES);
		onRead(slice.length);
		yield slice;
	}
}

/** Reads the next chunk while one is sent. */
export async function* readAhead<Value>(
	chunks: AsyncGenerator<Value, void, undefined>,
): AsyncGenerator<Value, void, undefined> {
	for (let next = chunks.next(); ;) {
		const current = await next;
		if (current.done === true) return;
		next = chunks.next();
		// It is thrown when it is asked for. Until then, nobody may be waiting.
		next.catch(() => {});
		yield current.value;
	}
}
