import { ChunkPauses } from './ChunkPauses';
import type { ChunkRequests } from './ChunkRequests';
import type { ChunkProtocol } from './protocols/chunkProtocol';
import type { Chunk } from './readChunks';
import type { UploadResponse } from './target/uploadResponse';
import { earlyAnswer, goneSession, lostBytes } from './uploadErrors';

/** Less is no progress: a target that accepts a few bytes at a time would take forever. */
const PROGRESS_BYTES = 262_144;

interface SentChunk {
	/** The answer that the file is done; without one, the next chunk is expected. */
	done: UploadResponse | undefined;
	/** The target took all of it in one request, so no connection can still hold some of its bytes. */
	isFree: boolean;
}

/** Brings the chunks of one file to a target, each until it has it. */
export class ChunkSender {
	private furthest = 0;

	/** Up to where the target had bytes that may be of another execution. */
	private found = 0;

	private readonly pauses: ChunkPauses;

	constructor(
		private readonly requests: ChunkRequests,
		private readonly protocol: ChunkProtocol,
		/** Bytes of the whole file. */
		private readonly total: number,
		signal: AbortSignal | undefined,
	) {
		this.pauses = new ChunkPauses(signal);
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
		if (this.total === 0) return 0;
		for (;;) {
			const outcome = await this.requests.ask();
			if (outcome === undefined) return 0;
			const { answer, error } = outcome;
			if (answer.kind === 'done') throw goneSession(this.protocol.host, false);
			if (answer.kind === 'continue' || answer.kind === 'finishing') {
				const next = answer.kind === 'continue' ? answer.next : this.total;
				if (next > this.total) throw error;
				this.requests.skipTo(next);
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
		let isAsking = chunk.bytes.length === 0 && this.total > 0;
		for (;;) {
			const asked = isAsking ? await this.requests.ask() : undefined;
			const range = { offset: at, length: end - at, total: this.total };
			const outcome = asked ?? (await this.requests.put(chunk, range, this.pauses.isFailing));
			attempts += 1;
			const { answer, response, error } = outcome;
			// Nothing of this chunk was sent before, so another execution sends to the same session.
			const isAnothers = attempts === 1 && answer.kind === 'askAgain' && answer.hasRange === true;
			if (isAnothers) this.found = end;
			const isAll = this.requests.isAllOffered && chunk.isLast;
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
			if (next > this.requests.offeredBytes) throw earlyAnswer(this.protocol.host);
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
}
