import type { CheckRun } from '../CheckRun';

/** What several checks look at: played once a run, when the first of them needs it. */
export class Scenario<T> {
	private readonly results = new WeakMap<CheckRun, Promise<T>>();

	constructor(private readonly script: (run: CheckRun) => Promise<T>) {}

	/** What it came to. */
	async play(run: CheckRun): Promise<T> {
		const result = this.results.get(run) ?? this.script(run);
		this.results.set(run, result);
		return await result;
	}

	/** What it came to, if a check has needed it and it got to its end. */
	async played(run: CheckRun): Promise<T | undefined> {
		return await this.results.get(run)?.catch(() => undefined);
	}
}
