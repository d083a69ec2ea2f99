/** Bytes that have come and are not handed on yet. */
export class PendingBytes {
	private chunks: Uint8Array[] = [];

	length = 0;

	add(chunk: Uint8Array): void {
		this.chunks.push(chunk);
		this.length += chunk.length;
	}

	/** All of them, to look at. */
	peek(): Buffer {
		return Buffer.concat(this.chunks);
	}

	/** All of them, which are then no longer pending. */
	take(): Buffer {
		const bytes = this.peek();
		this.drop();
		return bytes;
	}

	drop(): void {
		this.chunks = [];
		this.length = 0;
	}
}
