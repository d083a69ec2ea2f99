import type { IExecuteFunctions } from 'n8n-workflow';

import { ZoomError } from '../../shared/errors';
import { redact } from '../../shared/redact';
import { reasonOf } from '../../zoom/http/networkError';
import type { ByteStream } from '../download/connection/openDownload';
import { outcomeOf, type ChunkOutcome } from './chunkOutcome';
import { ChunkPauses } from './ChunkPauses';
import type { ByteRange, ChunkProtocol } from './protocols/chunkProtocol';
import { bytesFrom, type Chunk } from './readChunks';
import { pauseAfterFirstByte } from './requestBody';
import { sendBody } from './sendBody';
import type { UploadResponse } from './target/uploadResponse';
import { brokenUpload, earlyAnswer, goneSession, lostBytes } from './uploadErrors';

/** Less is no progress: a target that accepts a few bytes at a time would take forever. */
const PROGRESS_BYTES = 262_144;

/**
 * A chunk is in memory, so a silence is the target's. After the last chunk, it may have to assemble the
 * file.
 */
const IDLE_MS = 120_000;
const LAST_IDLE_MS = 300_000;

/** How long the next attempt gives a target that hung up to say why. */
const PAUSE_MS = 2_000;

interface SentChunk {
	/** The answer that the file is done; without one, the next chunk is expected. */
	done: UploadResponse | undefined;
	/** The target took all of it in one request, so no connection can still hold some of its bytes. */
	isFree: boolean;
}

/** Brings the chunks of one file to a target, each until it has it. */
export class ChunkSender {
	/** How many bytes were read into requests: the target cannot have more. */
	private offered = 0;

	private furthest = 0;

	/** Up to where the target had bytes that may be of another execution. */
	private found = 0;

	private readonly pauses: ChunkPauses;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly protocol: ChunkProtocol,
		private readonly file: { total: number; mimeType: string },
		/** A stream that n8n returned. */
		private readonly given: ByteStream,
	) {
		this.pauses = new ChunkPauses(context.getExecutionCancelSignal());
	}

	private get isAllOffered(): boolean {
		return this.offered >= this.file.total;
	}

	/** How many bytes of the file the target had that were not sent from here. */
	get foundBytes(): number {
		return this.found;
	}

	/**
	 * Asks before the first chunk how much the target has. That costs little, shows before the file is
	 * read whether the session is gone, and continues a session that an earlier try began.
	 */
	async begin(): Promise<number> {
		// Asking Google about an empty file completes it.
		if (this.file.total === 0) return 0;
		for (;;) {
			const outcome = await this.ask();
			if (outcome === undefined) return 0;
			const { answer, error } = outcome;
			if (answer.kind === 'done') throw goneSession(this.protocol.host, false);
			if (answer.kind === 'continue' || answer.kind === 'finishing') {
				const next = answer.kind === 'continue' ? answer.next : this.file.total;
				if (next > this.file.total) throw error;
				this.offered = next;
				this.furthest = next;
				this.found = next;
				this.pauses.restart();
				return next;
			}
			if (answer.kind !== 'askAgain') throw error;
			await this.pauses.afterFailure(outcome);
		}
	}

	/** Sends a chunk until the target has it. */
	async send(chunk: Chunk): Promise<SentChunk> {
		const end = chunk.offset + chunk.bytes.length;
		let attempts = 0;
		let at = chunk.offset;
		// If no bytes are left, it only asks. An empty file is sent all the same.
		let isAsking = chunk.bytes.length === 0 && this.file.total > 0;
		for (;;) {
			const asked = isAsking ? await this.ask() : undefined;
			const outcome =
				asked ?? (await this.put(chunk, { offset: at, length: end - at, total: this.file.total }));
			attempts += 1;
			const { answer, response, error } = outcome;
			// Nothing of this chunk was sent before, so another execution sends to the same session.
			const isAnothers = attempts === 1 && answer.kind === 'askAgain' && answer.hasRange === true;
			if (isAnothers) this.found = end;
			const isAll = this.isAllOffered && chunk.isLast;
			if (answer.kind === 'done' && isAll) return { done: response, isFree: true };
			if (answer.kind === 'done') throw earlyAnswer(this.protocol.host);
			if (answer.kind !== 'continue') {
				if (answer.kind !== 'askAgain' && answer.kind !== 'finishing') throw error;
				isAsking = true;
				await (answer.kind === 'finishing' && isAll
					? this.pauses.whileFinishing(outcome)
					: this.pauses.afterFailure(outcome));
				continue;
			}
			const { next } = answer;
			if (next < chunk.offset || next > end) throw lostBytes(this.protocol.host, next, at);
			if (next > this.offered) throw earlyAnswer(this.protocol.host);
			if (next === end && !chunk.isLast) return { done: undefined, isFree: attempts === 1 };
			const isFurther =
				next >= this.furthest + PROGRESS_BYTES || (next === end && next > this.furthest);
			this.furthest = Math.max(this.furthest, next);
			if (isFurther) this.pauses.restart();
			at = next;
			isAsking = at === end;
			if (isAsking || (asked === undefined && !isFurther)) await this.pauses.afterFailure(outcome);
		}
	}

	private async ask(): Promise<ChunkOutcome | undefined> {
		const request = this.protocol.statusRequest(this.file.total);
		if (request === undefined) return undefined;
		return await this.exchange(
			request.url,
			undefined,
			async () => await sendBody(this.context, { ...request, idleMs: LAST_IDLE_MS }),
		);
	}

	private async put(chunk: Chunk, range: ByteRange): Promise<ChunkOutcome> {
		const skip = range.offset - chunk.offset;
		let read = 0;
		const bytes = bytesFrom(chunk, skip, (length) => (read += length));
		const isUnexplained =
			this.pauses.isFailing && this.protocol.statusRequest(this.file.total) === undefined;
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
