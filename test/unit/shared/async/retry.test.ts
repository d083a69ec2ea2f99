import { retry } from '../../../../nodes/ZoomVideoSdk/shared/async/retry';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** Attempts that fail so many times, and the seconds at which each was made. */
function attempts(failures: number) {
	const begun = Date.now();
	const times: number[] = [];
	const attempt = async (number: number) => {
		times.push((Date.now() - begun) / 1000);
		if (number <= failures) throw new Error(`failure ${number}`);
		return await Promise.resolve(`value ${number}`);
	};
	return { attempt, times };
}

async function outcomeOf(run: Promise<string>): Promise<unknown> {
	const outcome = run.catch((error: unknown) => error);
	await jest.advanceTimersByTimeAsync(60_000);
	return await outcome;
}

it('returns the value of the first attempt that succeeds, after the waits of the policy', async () => {
	const { attempt, times } = attempts(2);
	const policy = jest.fn((_: unknown, count: number) => count * 1000);
	expect(await outcomeOf(retry(attempt, policy, undefined))).toBe('value 3');
	expect(times).toEqual([0, 1, 3]);
	expect(policy.mock.calls).toEqual([
		[new Error('failure 1'), 1],
		[new Error('failure 2'), 2],
	]);
});

it('makes the next attempt immediately if the policy says so', async () => {
	const { attempt } = attempts(1);
	expect(await retry(attempt, () => 0, undefined)).toBe('value 2');
	expect(jest.getTimerCount()).toBe(0);
});

it('throws the error of the last attempt when the policy gives up', async () => {
	const { attempt, times } = attempts(9);
	const policy = (_: unknown, count: number) => (count < 3 ? 10 : undefined);
	expect(await outcomeOf(retry(attempt, policy, undefined))).toEqual(new Error('failure 3'));
	expect(times).toHaveLength(3);
});

it('ends a wait when the execution is stopped', async () => {
	const stop = new AbortController();
	const { attempt, times } = attempts(9);
	const run = retry(attempt, () => 30_000, stop.signal).catch((error: unknown) => error);
	await jest.advanceTimersByTimeAsync(10);
	stop.abort();
	expect(await run).toBe(stop.signal.reason);
	expect(times).toHaveLength(1);
});

it('asks no policy about an attempt that was stopped', async () => {
	const stop = new AbortController();
	const policy = jest.fn(() => 0);
	const attempt = async () => {
		stop.abort();
		return await Promise.reject(new Error('canceled'));
	};
	const run = retry(attempt, policy, stop.signal);
	await expect(run).rejects.toBe(stop.signal.reason);
	expect(policy).not.toHaveBeenCalled();
});
