import { networkCodeOf } from '../../zoom/http/networkError';
import { EndedEarly, SilentServer } from './connection/downloadFailures';
import type { DownloadResponse } from './connection/openDownload';
import { BODY_SILENCE_MS, END_SILENCE_MS } from './connection/silenceLimits';
import { watchIdle } from './connection/watchIdle';
import { easeGarbageCollection } from './easeGarbageCollection';
import type { FailureCounter } from './FailureCounter';
import type { FileIntegrity } from './FileIntegrity';
import type { ReceivedBytes } from './ReceivedBytes';
import { Rechunker } from './Rechunker';
import { verifyOverlap } from './verifyOverlap';

/** Fewer, larger writes: with the network's chunks, a gigabyte takes a fifth longer. */
const BLOCK_BYTES = 1_048_576;

/** The bytes of one download as checked blocks, whichever answers they come in. */
export class BlockReader {
	private readonly rechunker = new Rechunker();

	constructor(
		private readonly integrity: FileIntegrity,
		private readonly bytes: ReceivedBytes,
		private readonly failures: FailureCounter,
		/** Called with each chunk that arrives. */
		private readonly onProgress: (received: number, total: number | undefined) => void,
	) {}

	/** Whether a block was yielded, so that the bytes cannot be replaced any more. */
	get isStarted(): boolean {
		return this.rechunker.isStarted;
	}

	/**
	 * All bytes of an answer except the last block, which waits for the checks at the end.
	 *
	 * @throws EndedEarly when bytes are missing; ZoomError when they are not the file; what the body breaks with
	 */
	async *read(response: DownloadResponse): AsyncGenerator<Buffer, void, undefined> {
		const { bytes, integrity, rechunker } = this;
		const idleMs = () => (integrity.isSurelyWhole(bytes.count) ? END_SILENCE_MS : BODY_SILENCE_MS);
		const chunks = watchIdle(response, idleMs);
		const known = bytes.tail;
		try {
			for await (const chunk of known.length > 0 ? verifyOverlap(chunks, known) : chunks) {
				this.receive(chunk);
				if (rechunker.length < BLOCK_BYTES || bytes.count === integrity.length) continue;
				if (!rechunker.isStarted) integrity.checkBeginning(rechunker.peek(), false);
				easeGarbageCollection(rechunker.length);
				yield rechunker.takeBlock();
			}
		} catch (error) {
			if (!this.lacksOnlyEnd(error)) await Promise.reject(error);
		}
		this.checkEnd();
	}

	/** The last block, after the checks; empty when there is none. */
	takeLast(): Buffer {
		return this.rechunker.takeBlock();
	}

	/** Forgets the bytes that were not yielded, to read the file from its first byte. */
	restart(): void {
		this.rechunker.clear();
	}

	private receive(chunk: Uint8Array): void {
		const { bytes, integrity, rechunker } = this;
		bytes.add(chunk);
		integrity.checkDeclaredLength(bytes.count, false);
		this.onProgress(bytes.count, integrity.length);
		rechunker.add(chunk);
		if (bytes.count <= (integrity.length ?? Infinity)) return;
		// There are more bytes than the file has: if it is a web page, the error says so.
		if (!rechunker.isStarted) integrity.checkBeginning(rechunker.peek(), false);
		integrity.checkLength(bytes.count);
	}

	/** Whether all bytes have arrived, but the server does not end the body, or ends it badly. */
	private lacksOnlyEnd(error: unknown): boolean {
		const isAtEnd = error instanceof SilentServer || networkCodeOf(error) === 'ECONNRESET';
		return isAtEnd && this.integrity.isSurelyWhole(this.bytes.count);
	}

	private checkEnd(): void {
		const { integrity, rechunker } = this;
		const received = this.bytes.count;
		integrity.checkDeclaredLength(received, true);
		const isWhole = integrity.isWhole(received);
		if (!rechunker.isStarted) integrity.checkBeginning(rechunker.peek(), isWhole);
		// A file that ends early at the same byte twice has another length than expected.
		if (isWhole || this.failures.endsAgain(received)) integrity.checkLength(received);
		if (isWhole) return;
		throw new EndedEarly(`it ended after ${received} of ${integrity.length} bytes`);
	}
}
