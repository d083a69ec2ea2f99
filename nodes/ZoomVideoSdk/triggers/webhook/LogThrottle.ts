/** Lines of which the last time is remembered; far more than an instance has reasons to write them. */
const MAX_LINES = 1_000;

interface Line {
	writtenAt: number;
	heldBack: number;
}

/** Keeps one and the same line from filling the log: whoever is attacked still wants to read it. */
export class LogThrottle {
	private readonly lines = new Map<string, Line>();

	/** @param intervalMs the shortest time between two lines of the same kind */
	constructor(private readonly intervalMs: number) {}

	/**
	 * Asks to write a line.
	 *
	 * @param line what makes two lines the same
	 * @param now milliseconds since the epoch
	 * @returns how many were held back since the last one, or `undefined` to hold this one back
	 */
	allow(line: string, now: number): number | undefined {
		const last = this.lines.get(line);
		if (last !== undefined && now - last.writtenAt < this.intervalMs) {
			last.heldBack += 1;
			return undefined;
		}
		this.lines.delete(line);
		const [oldest] = this.lines.keys();
		if (this.lines.size >= MAX_LINES && oldest !== undefined) this.lines.delete(oldest);
		this.lines.set(line, { writtenAt: now, heldBack: 0 });
		return last?.heldBack ?? 0;
	}
}
