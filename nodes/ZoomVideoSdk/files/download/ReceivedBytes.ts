import { createHash, type Hash } from 'node:crypto';

/** So many bytes before a break have to come again with the rest. */
const KEPT_BYTES = 1_024;

/** What is kept of the bytes of a download that have come: their number, hash and last few. */
export class ReceivedBytes {
	count = 0;

	/** By these the rest of a file is known to fit. */
	last = Buffer.alloc(0);

	private hash: Hash | undefined;

	constructor(private readonly hasHash: boolean) {
		this.drop();
	}

	/** Hexadecimal, if it was asked for. */
	get sha256(): string | undefined {
		return this.hash?.copy().digest('hex');
	}

	add(chunk: Uint8Array): void {
		this.count += chunk.length;
		this.hash?.update(chunk);
		const all = chunk.length < KEPT_BYTES ? Buffer.concat([this.last, chunk]) : chunk;
		// A copy: a part of a chunk would hold all of it in memory.
		this.last = Buffer.from(all.subarray(-KEPT_BYTES));
	}

	drop(): void {
		this.count = 0;
		this.last = Buffer.alloc(0);
		this.hash = this.hasHash ? createHash('sha256') : undefined;
	}
}
