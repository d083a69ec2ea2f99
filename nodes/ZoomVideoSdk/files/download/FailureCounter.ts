/** Breaks in a row after which a download is given up; one that gets on starts counting anew. */
const MAX_BREAKS = 5;

/** Only a download that gets on may break again and again; a small one could begin for ever. */
const PROGRESS_BYTES = 1_048_576;

/** Counts the breaks of one download. */
export class FailureCounter {
	/** Breaks in a row, without progress between them. */
	inARow = 0;

	private furthest = 0;
	private earlyEnd: number | undefined;

	get isTooMany(): boolean {
		return this.inARow > MAX_BREAKS;
	}

	/** @param received bytes that have come by now */
	add(received: number): void {
		if (received >= this.furthest + PROGRESS_BYTES) this.inARow = 0;
		this.furthest = Math.max(this.furthest, received);
		this.inARow += 1;
	}

	/** Whether the body ended early at the same byte as the last time, which is no accident. */
	endsAgain(received: number): boolean {
		const isSame = this.earlyEnd === received && received > 0;
		this.earlyEnd = received;
		return isSame;
	}
}
