import { createHash } from 'node:crypto';

/**
 * The bytes of a file that a target has, as their number and digests: files of any size fit.
 *
 * What is written is kept in whole granules at once, and the rest with `keep`. So of a chunk that breaks
 * off, a target keeps whole granules (Google), or nothing (an endless granule).
 */
export class StoredBytes {
	/** Bytes that are kept. */
	size = 0;

	private readonly sha = createHash('sha256');
	private readonly md = createHash('md5');
	private pending: Buffer[] = [];
	private pendingLength = 0;

	/** @param hasDigests whether they are computed; without, both are those of nothing */
	constructor(
		private readonly granule: number,
		private readonly hasDigests = true,
	) {}

	write(bytes: Buffer): void {
		let rest = bytes;
		while (this.pendingLength + rest.length >= this.granule) {
			const cut = this.granule - this.pendingLength;
			this.pending.push(rest.subarray(0, cut));
			rest = rest.subarray(cut);
			this.keep();
		}
		if (rest.length > 0) this.pending.push(rest);
		this.pendingLength += rest.length;
	}

	/** Keeps all that was written. */
	keep(): void {
		for (const bytes of this.pending) {
			this.size += bytes.length;
			if (!this.hasDigests) continue;
			this.sha.update(bytes);
			this.md.update(bytes);
		}
		this.drop();
	}

	/** Keeps so many zeros: bytes of another file. */
	keepOther(length: number): void {
		this.write(Buffer.alloc(length));
		this.keep();
	}

	/** Forgets what was written and is not kept. */
	drop(): void {
		this.pending = [];
		this.pendingLength = 0;
	}

	get sha256(): string | undefined {
		if (!this.hasDigests) return undefined;
		return this.sha.copy().digest('hex');
	}

	get md5(): Buffer {
		return this.md.copy().digest();
	}
}
