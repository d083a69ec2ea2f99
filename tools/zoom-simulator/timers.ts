/** Work for later that can be called off all at once. */
export class Timers {
	private readonly pending = new Set<NodeJS.Timeout>();

	/** Does the work in so many milliseconds. */
	later(ms: number, work: () => void): void {
		const timer = setTimeout(() => {
			this.pending.delete(timer);
			work();
		}, ms);
		this.pending.add(timer);
	}

	clear(): void {
		for (const timer of this.pending) clearTimeout(timer);
		this.pending.clear();
	}
}
