import type { IExecuteFunctions } from 'n8n-workflow';

import { ZoomError } from '../../shared/errors';
import { redact } from '../../shared/redact';
import { reasonOf } from '../../zoom/http/networkError';
import type { ByteStream } from '../download/connection/openDownload';
import { outcomeOf, type ChunkOutcome } from './chunkOutcome';
import type { ByteRange, ChunkProtocol } from './protocols/chunkProtocol';
import { bytesFrom, type Chunk } from './readChunks';
import { pauseAfterFirstByte } from './requestBody';
import { sendBody } from './sendBody';
import type { UploadResponse } from './target/uploadResponse';
import { brokenUpload } from './uploadErrors';

/**
 * A chunk is in memory, so a silence is the target's. After the last chunk, it may have to assemble the
 * file.
 */
const IDLE_MS = 120_000;
const LAST_IDLE_MS = 300_000;

/** How long the next attempt gives a target that hung up to say why. */
const PAUSE_MS = 2_000;

/** The requests to a target that takes one file in chunks. */
export class ChunkRequests {
	/** How many bytes were read into requests: the target cannot have more. */
	private offered = 0;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly protocol: ChunkProtocol,
		private readonly file: { total: number; mimeType: string },
		/** A stream that n8n returned. */
		private readonly given: ByteStream,
	) {}

	get offeredBytes(): number {
		return this.offered;
	}

	get isAllOffered(): boolean {
		return this.offered >= this.file.total;
	}

	/** The target has so many bytes already. */
	skipTo(bytes: number): void {
		this.offered = bytes;
	}

	/** Asks how much the target has; `undefined` if it cannot be asked. */
	async ask(): Promise<ChunkOutcome | undefined> {
		const request = this.protocol.statusRequest(this.file.total);
		if (request === undefined) return undefined;
		return await this.exchange(
			request.url,
			undefined,
			async () => await sendBody(this.context, { ...request, idleMs: LAST_IDLE_MS }),
		);
	}

	/**
	 * Sends a range of the file, which lies in the chunk.
	 *
	 * @param isAfterFailure whether the request before failed
	 */
	async put(chunk: Chunk, range: ByteRange, isAfterFailure: boolean): Promise<ChunkOutcome> {
		const skip = range.offset - chunk.offset;
		let read = 0;
		const bytes = bytesFrom(chunk, skip, (length) => (read += length));
		const isUnexplained =
			isAfterFailure && this.protocol.statusRequest(this.file.total) === undefined;
		const signal = this.context.getExecutionCancelSignal();
		const { method, url, headers } = this.protocol.chunkRequest(range);
		const body = {
			length: range.length,
			bytes: isUnexplained ? pauseAfterFirstByte(bytes, PAUSE_MS, signal) : bytes,
			progress: () => read,
			given: this.given,
		};
		return await this.exchange(url, range, async () => {
			try {
				return await sendBody(this.context, {
					...{ method, url },
					// Without a type, n8n's client would declare it as a form.
					headers: { 'Content-Type': this.file.mimeType, ...headers },
					idleMs: chunk.isLast ? LAST_IDLE_MS : IDLE_MS,
					...(range.length > 0 && { body }),
				});
			} finally {
				this.offered = Math.max(this.offered, range.offset + read);
			}
		});
	}

	private async exchange(
		url: URL,
		sent: ByteRange | undefined,
		request: () => Promise<UploadResponse>,
	): Promise<ChunkOutcome> {
		const { host } = this.protocol;
		try {
			const response = await request();
			const answer = this.protocol.readAnswer(response, sent);
			const isAllSent = sent === undefined && this.isAllOffered;
			return outcomeOf(this.protocol, answer, response, url, isAllSent);
		} catch (error) {
			this.context.getExecutionCancelSignal()?.throwIfAborted();
			if (error instanceof ZoomError) return await Promise.reject(error);
			return { answer: { kind: 'askAgain' }, error: brokenUpload(host, redact(reasonOf(error))) };
		}
	}
}
