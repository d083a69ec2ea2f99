/** The place of one call in the queue. */
export interface Slot {
	/** Waits until the calls before it have finished, if calls are now made one at a time. */
	acquire(): Promise<void>;
	/** Lets the next call go. */
	release(): void;
}

/** Calls run concurrently until Zoom says that there are too many, and from then on one at a time. */
export class CallQueue {
	private isSerial = false;

	private last = Promise.resolve();

	/** From now on, one call at a time. Calls in flight are not stopped. */
	slowDown(): void {
		this.isSerial = true;
	}

	/** For one call with all its attempts: while it holds the slot, it may wait without being overtaken. */
	newSlot(): Slot {
		let finish: (() => void) | undefined;
		return {
			acquire: async () => {
				if (!this.isSerial || finish !== undefined) return;
				const before = this.last;
				this.last = new Promise((resolve) => {
					finish = resolve;
				});
				await before;
			},
			release: () => finish?.(),
		};
	}
}
