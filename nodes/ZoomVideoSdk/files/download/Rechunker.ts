/** Joins the network's chunks into blocks. */
export class Rechunker {
	private chunks: Uint8Array[] = [];

	/** Bytes that are not part of a block yet. */
	length = 0;

	/** Whether a block was taken. */
	isStarted = false;

	add(chunk: Uint8Array): void {
		this.chunks.push(chunk);
		this.length += chunk.length;
	}

	/** What the next block would be now. */
	peek(): Buffer {
		return Buffer.concat(this.chunks);
	}

	/** The next block: all bytes since the previous one. */
	takeBlock(): Buffer {
		const bytes = this.peek();
		this.clear();
		this.isStarted = true;
		return bytes;
	}

	clear(): void {
		this.chunks = [];
		this.length = 0;
	}
}
