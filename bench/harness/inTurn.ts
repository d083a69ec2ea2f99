import type { Round, Sample } from './comparison';

/** Runs one contender once. */
export type Run = () => Promise<Sample>;

/** Runs something right after something smaller, so that each run begins in the same state. */
export function rightAfter(smaller: Run, run: Run): Run {
	return async () => {
		await smaller();
		return await run();
	};
}

/**
 * The order of a round. Each round begins with the next contender, so that no contender always comes
 * first.
 */
export function rotated<T>(all: readonly T[], round: number): T[] {
	const first = all.length === 0 ? 0 : round % all.length;
	return [...all.slice(first), ...all.slice(0, first)];
}

/** Runs all contenders one after the other, in a different order in each round. */
export async function inTurn(
	runs: Readonly<Record<string, Run>>,
	rounds: number,
	onSample: (round: number, contender: string, sample: Sample) => void = () => undefined,
): Promise<Round[]> {
	const done: Round[] = [];
	for (let round = 0; round < rounds; round += 1) {
		const samples: Round = {};
		for (const [contender, run] of rotated(Object.entries(runs), round)) {
			const sample = await run();
			samples[contender] = sample;
			onSample(round, contender, sample);
		}
		done.push(samples);
	}
	return done;
}
