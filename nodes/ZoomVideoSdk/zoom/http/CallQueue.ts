/** The place of one call in the line. */
export interface Slot {
	/** Waits for the turn, if there are turns and this is not its turn already. */
	begin(): Promise<void>;
	/** Lets the next call have its turn. */
	end(): void;
}

/** Calls go side by side until Zoom says that they are too many, and from then on one after the other. */
export class CallQueue {
	private isSlow = false;

	private lastTurn = Promise.resolve();

	/** From now on one call at a time. Those under way are not stopped. */
	slowDown(): void {
		this.isSlow = true;
	}

	/** For one call with all its tries: in its turn it may wait without being overtaken. */
	newSlot(): Slot {
		let finish: (() => void) | undefined;
		return {
			begin: async () => {
				if (!this.isSlow || finish !== undefined) return;
				const before = this.lastTurn;
				this.lastTurn = new Promise((resolve) => {
					finish = resolve;
				});
				await before;
			},
			end: () => finish?.(),
		};
	}
}
