import { createHash, type Hash } from 'node:crypto';

/** So many bytes before a failure have to come again with the rest. */
const OVERLAP_BYTES = 1_024;

/** What is kept of the bytes of a download that have come: their number, hash and last few. */
export class ReceivedBytes {
	count = 0;

	/** The last few bytes, by which the rest of the file is known to fit. */
	tail = Buffer.alloc(0);

	private hash: Hash | undefined;

	constructor(private readonly hasHash: boolean) {
		this.reset();
	}

	/** Hexadecimal, if it was asked for. */
	get sha256(): string | undefined {
		return this.hash?.copy().digest('hex');
	}

	add(chunk: Uint8Array): void {
		this.count += chunk.length;
		this.hash?.update(chunk);
		const all = chunk.length < OVERLAP_BYTES ? Buffer.concat([this.tail, chunk]) : chunk;
		// A copy: a part of a chunk would hold all of it in memory.
		this.tail = Buffer.from(all.subarray(-OVERLAP_BYTES));
	}

	reset(): void {
		this.count = 0;
		this.tail = Buffer.alloc(0);
		this.hash = this.hasHash ? createHash('sha256') : undefined;
	}
}
