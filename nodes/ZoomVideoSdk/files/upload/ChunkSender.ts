import type { IExecuteFunctions } from 'n8n-workflow';

import { abortableSleep } from '../../shared/abortableSleep';
import { ZoomError } from '../../shared/errors';
import { redact } from '../../shared/redact';
import { reasonOf } from '../../zoom/http/networkError';
import type { ByteStream } from '../download/connection/openDownload';
import type { ByteRange, ChunkAnswer, ChunkProtocol } from './chunkProtocol';
import { bytesFrom, type Chunk } from './readChunks';
import { pauseAfterFirstByte } from './requestBody';
import { retryWait } from './retryWait';
import { sendBody } from './sendBody';
import { brokenUpload, earlyAnswer, goneSession, lostBytes, stuckUpload } from './uploadErrors';
import { toUploadError, type UploadResponse } from './uploadResponse';

/** Less is no progress: a target that takes a few bytes at a time would go on for ever. */
const PROGRESS_BYTES = 262_144;

/** A chunk is in memory: silence is the target's own. After the last one it may have to put it together. */
const IDLE_MS = 120_000;
const LAST_IDLE_MS = 300_000;

/** How long a target that hung up is given, in the next attempt, to say why. */
const PAUSE_MS = 2_000;

interface Outcome {
	answer: ChunkAnswer;
	/** Without one, the connection broke. */
	response?: UploadResponse;
	/** Why it is not done. */
	error: ZoomError;
}

interface SentChunk {
	/** The answer that the file is done; without one, the next chunk is expected. */
	done: UploadResponse | undefined;
	/** The target had all of it at once, so that no connection can still hold some of its bytes. */
	isFree: boolean;
}

/** Brings the chunks of one file to a target, each until it has it. */
export class ChunkSender {
	/** Bytes from the first on that were read into requests: the target cannot have more. */
	private offered = 0;

	private failures = 0;
	private furthest = 0;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly protocol: ChunkProtocol,
		private readonly file: { total: number; mimeType: string },
		/** A stream that n8n gave. */
		private readonly given: ByteStream,
	) {}

	/**
	 * Asks before the first chunk how much the target has. That costs little, a session that is gone is
	 * known before the file is read, and one that an earlier try began is continued.
	 */
	async begin(): Promise<number> {
		// To ask Google about an empty file completes it.
		if (this.file.total === 0) return 0;
		for (;;) {
			const outcome = await this.ask();
			if (outcome === undefined) return 0;
			const { answer, error } = outcome;
			if (answer.kind === 'done') throw goneSession(this.protocol.host, false);
			if (answer.kind === 'continue' && answer.next <= this.file.total) {
				this.offered = answer.next;
				this.furthest = answer.next;
				this.failures = 0;
				return answer.next;
			}
			if (answer.kind !== 'askAgain') throw error;
			await this.pause(outcome);
		}
	}

	/** Sends a chunk until the target has it. */
	async send(chunk: Chunk): Promise<SentChunk> {
		const end = chunk.offset + chunk.bytes.length;
		let attempts = 0;
		let at = chunk.offset;
		// Without bytes that are left, it is only asked for: but an empty file is sent.
		let isAsking = chunk.bytes.length === 0 && this.file.total > 0;
		for (;;) {
			const asked = isAsking ? await this.ask() : undefined;
			const outcome =
				asked ?? (await this.put(chunk, { offset: at, length: end - at, total: this.file.total }));
			attempts += 1;
			const { answer, response, error } = outcome;
			if (answer.kind === 'done' && this.offered >= this.file.total && chunk.isLast) {
				return { done: response, isFree: true };
			}
			if (answer.kind === 'done') throw earlyAnswer(this.protocol.host);
			if (answer.kind !== 'continue') {
				if (answer.kind !== 'askAgain') throw error;
				isAsking = true;
				await this.pause(outcome);
				continue;
			}
			const { next } = answer;
			if (next < chunk.offset || next > end) throw lostBytes(this.protocol.host, next, at);
			if (next > this.offered) throw earlyAnswer(this.protocol.host);
			if (next === end && !chunk.isLast) return { done: undefined, isFree: attempts === 1 };
			const isFurther =
				next >= this.furthest + PROGRESS_BYTES || (next === end && next > this.furthest);
			this.furthest = Math.max(this.furthest, next);
			if (isFurther) this.failures = 0;
			at = next;
			isAsking = at === end;
			if (isAsking || (asked === undefined && !isFurther)) await this.pause(outcome);
		}
	}

	private async ask(): Promise<Outcome | undefined> {
		const request = this.protocol.statusRequest(this.file.total);
		if (request === undefined) return undefined;
		return await this.exchange(
			undefined,
			async () => await sendBody(this.context, { ...request, idleMs: LAST_IDLE_MS }),
		);
	}

	private async put(chunk: Chunk, range: ByteRange): Promise<Outcome> {
		const skip = range.offset - chunk.offset;
		let read = 0;
		const bytes = bytesFrom(chunk, skip, (length) => (read += length));
		const isUnexplained =
			this.failures > 0 && this.protocol.statusRequest(this.file.total) === undefined;
		const signal = this.context.getExecutionCancelSignal();
		const { method, url, headers } = this.protocol.chunkRequest(range);
		const body = {
			length: range.length,
			bytes: isUnexplained ? pauseAfterFirstByte(bytes, PAUSE_MS, signal) : bytes,
			progress: () => read,
			given: this.given,
		};
		return await this.exchange(range, async () => {
			try {
				return await sendBody(this.context, {
					...{ method, url },
					// Without one, n8n's client would say that it is a form.
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
		sent: ByteRange | undefined,
		request: () => Promise<UploadResponse>,
	): Promise<Outcome> {
		const { host } = this.protocol;
		try {
			const response = await request();
			const answer = this.protocol.readAnswer(response, sent);
			return { answer, response, error: this.errorOf(answer, response, sent === undefined) };
		} catch (error) {
			this.context.getExecutionCancelSignal()?.throwIfAborted();
			if (error instanceof ZoomError) return await Promise.reject(error);
			return { answer: { kind: 'askAgain' }, error: brokenUpload(host, redact(reasonOf(error))) };
		}
	}

	private errorOf(answer: ChunkAnswer, response: UploadResponse, isStatus: boolean): ZoomError {
		const { host } = this.protocol;
		switch (answer.kind) {
			case 'failed':
				return answer.error;
			case 'gone':
				return goneSession(host, isStatus && this.offered >= this.file.total);
			case 'done':
				return earlyAnswer(host);
			case 'continue':
				return stuckUpload(host, answer.next);
			default:
				return toUploadError(response, host);
		}
	}

	/** @throws the error of an outcome, when it came too often or asks for too long a wait */
	private async pause({ response, error }: Outcome): Promise<void> {
		this.failures += 1;
		const wait = retryWait(this.failures, response);
		if (wait === undefined) throw error;
		await abortableSleep(wait, this.context.getExecutionCancelSignal());
	}
}
