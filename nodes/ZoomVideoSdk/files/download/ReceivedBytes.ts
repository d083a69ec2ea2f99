import { createHash, type Hash } from 'node:crypto';

/** So many bytes before a failure must arrive again with the rest. */
const OVERLAP_BYTES = 1_024;

/** What is kept of the received bytes of a download: their number, hash and last few. */
export class ReceivedBytes {
	count = 0;

	/** The latest chunk or, of small ones, as many as contain the last few bytes. */
	private latest: Uint8Array = Buffer.alloc(0);

	private hash: Hash | undefined;

	constructor(private readonly hasHash: boolean) {
		this.reset();
	}

	/** The last few bytes, which show that the rest of the file fits. */
	get tail(): Buffer {
		return Buffer.from(this.latest.subarray(-OVERLAP_BYTES));
	}

	/** Hexadecimal, if it was asked for. */
	get sha256(): string | undefined {
		return this.hash?.copy().digest('hex');
	}

	add(chunk: Uint8Array): void {
		this.count += chunk.length;
		this.hash?.update(chunk);
		this.latest = chunk.length < OVERLAP_BYTES ? Buffer.concat([this.tail, chunk]) : chunk;
	}

	reset(): void {
		this.count = 0;
		this.latest = Buffer.alloc(0);
		this.hash = this.hasHash ? createHash('sha256') : undefined;
	}
}
