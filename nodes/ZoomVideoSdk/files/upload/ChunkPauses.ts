import { abortableSleep } from '../../shared/async/abortableSleep';
import type { ChunkOutcome } from './chunkOutcome';
import { MAX_FAILURES, retryWait } from './retryWait';

/** How long a target may take to assemble the file; it is asked about forty times. */
const FINISHING_MS = 600_000;

/** The pauses before a target is asked again, up to a limit. */
export class ChunkPauses {
	/** In a row, without progress between them. */
	private failures = 0;

	private finishingAsked = 0;
	private finishingSince: number | undefined;

	constructor(private readonly signal: AbortSignal | undefined) {}

	get isFailing(): boolean {
		return this.failures > 0;
	}

	/** After progress. */
	restart(): void {
		this.failures = 0;
	}

	/** @throws the error of the outcome if there were too many, or if the target asks for too long a wait */
	async afterFailure({ response, error }: ChunkOutcome): Promise<void> {
		this.failures += 1;
		await this.wait(retryWait(this.failures, response), error);
	}

	/** @throws the error of the outcome if the target takes too long to assemble the file */
	async whileFinishing({ response, error }: ChunkOutcome): Promise<void> {
		const now = performance.now();
		this.failures = 0;
		this.finishingSince ??= now;
		this.finishingAsked = Math.min(this.finishingAsked + 1, MAX_FAILURES);
		const isLate = now - this.finishingSince > FINISHING_MS;
		await this.wait(isLate ? undefined : retryWait(this.finishingAsked, response), error);
	}

	private async wait(milliseconds: number | undefined, error: Error): Promise<void> {
		if (milliseconds === undefined) throw error;
		await abortableSleep(milliseconds, this.signal);
	}
}
