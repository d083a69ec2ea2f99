import type { Chunk } from './readChunks';
import { changedFile } from './uploadErrors';

/** So many bytes at the end of each chunk must be the same when the file is read again. */
const TAIL_BYTES = 1_024;

/** A target has what it confirmed, so it continues at the end of the latest chunk or later. */
const MAX_TAILS = 16;

/**
 * The last bytes of the latest chunks that were sent. They show that the file is the same when it is
 * read from its first byte again.
 */
export class SentTails {
	/** By the offset that follows them. */
	private readonly tails = new Map<number, Buffer>();

	constructor(private readonly host: string) {}

	keep({ offset, bytes }: Chunk): void {
		this.tails.set(offset + bytes.length, Buffer.from(bytes.subarray(-TAIL_BYTES)));
		const [oldest] = this.tails.keys();
		if (this.tails.size > MAX_TAILS && oldest !== undefined) this.tails.delete(oldest);
	}

	/**
	 * The blocks of a file of which a target already has the bytes before an offset.
	 *
	 * @throws ZoomError when the bytes just before it are not those that were sent; nothing is known at
	 * an offset where no chunk ended
	 */
	async *verify(
		blocks: AsyncIterable<Buffer>,
		from: number,
	): AsyncGenerator<Buffer, void, undefined> {
		const tail = this.tails.get(from) ?? Buffer.alloc(0);
		const first = from - tail.length;
		let at = 0;
		for await (const block of blocks) {
			const [start, end] = [Math.max(at, first), Math.min(at + block.length, from)];
			const again = block.subarray(Math.max(0, start - at), Math.max(0, end - at));
			if (start < end && !again.equals(tail.subarray(start - first, end - first))) {
				throw changedFile(this.host);
			}
			at += block.length;
			yield block;
		}
	}
}
