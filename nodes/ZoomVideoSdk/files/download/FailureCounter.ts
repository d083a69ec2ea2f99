import { BrokenDownload } from './connection/downloadFailures';

/** Failures in a row after which a download is given up; progress starts the count again. */
const MAX_FAILURES = 5;

/** Only a download that makes progress may keep failing; a small one could start over forever. */
const PROGRESS_BYTES = 1_048_576;

/** A network may be away for so long. If Zoom was waited for longer, a target that waits would be blamed for it. */
const OUTAGE_MS = 45_000;

/** Counts the failures of one download. */
export class FailureCounter {
	/** Failures in a row, without progress between them. */
	inARow = 0;

	private furthest = 0;
	private since = 0;
	private latest = 0;
	private earlyEnd: number | undefined;

	get isTooMany(): boolean {
		return this.inARow > MAX_FAILURES;
	}

	/** Whether another attempt may follow: no connection was made, but bytes have arrived a moment ago. */
	isBreak(failure: unknown): boolean {
		return failure instanceof BrokenDownload && performance.now() - this.since < OUTAGE_MS;
	}

	/** @param received bytes that have arrived so far */
	add(received: number): void {
		if (received >= this.furthest + PROGRESS_BYTES) this.inARow = 0;
		this.furthest = Math.max(this.furthest, received);
		// On a slow line, the failure before may be minutes ago.
		if (this.inARow === 0 || received !== this.latest) this.since = performance.now();
		this.latest = received;
		this.inARow += 1;
	}

	/** Whether the body ended early at the same byte as last time, which is no accident. */
	endsAgain(received: number): boolean {
		const isSame = this.earlyEnd === received && received > 0;
		this.earlyEnd = received;
		return isSame;
	}
}
