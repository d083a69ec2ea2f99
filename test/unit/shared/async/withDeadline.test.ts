import { withDeadline } from '../../../../nodes/ZoomVideoSdk/shared/async/withDeadline';
import { networkCodeOf } from '../../../../nodes/ZoomVideoSdk/zoom/http/networkError';

const never = new Promise<string>(() => {});

it('returns what arrived in time', async () => {
	let given: AbortSignal | undefined;
	const result = await withDeadline(60_000, async (signal) => {
		given = signal;
		return await Promise.resolve('answer');
	});
	expect([result, given?.aborted]).toEqual(['answer', false]);
});

it('throws the error that arrived in time', async () => {
	const error = new Error('refused');
	await expect(withDeadline(60_000, async () => await Promise.reject(error))).rejects.toBe(error);
});

it.each([
	['that goes on', async () => await never],
	[
		'that ends by its signal',
		async (signal: AbortSignal) =>
			await new Promise<string>((_, reject) => {
				signal.addEventListener('abort', () => reject(new Error('canceled')));
			}),
	],
])('ends a call %s as the network would', async (_, run) => {
	let given: AbortSignal | undefined;
	const error: unknown = await withDeadline(20, async (signal) => {
		given = signal;
		return await run(signal);
	}).catch((reason: unknown) => reason);
	expect(networkCodeOf(error)).toBe('ETIMEDOUT');
	expect(error).toHaveProperty('message', 'no complete answer within 0.02 seconds');
	expect(given?.aborted).toBe(true);
});

it('ends a call after the clock was set back', async () => {
	jest.useFakeTimers({ now: 1_700_000_000_000 });
	const result = withDeadline(3_000, async () => await never).catch(networkCodeOf);
	await jest.advanceTimersByTimeAsync(1_000);
	jest.setSystemTime(1_600_000_000_000);
	await jest.advanceTimersByTimeAsync(2_000);
	const outcome = await Promise.race([result, Promise.resolve('still waiting')]);
	jest.useRealTimers();
	expect(outcome).toBe('ETIMEDOUT');
});

it.each([
	['an answer', async () => await Promise.resolve()],
	['an error', async () => await Promise.reject(new Error('refused'))],
])('leaves no listener behind after %s', async (_, run) => {
	const removed = jest.spyOn(AbortSignal.prototype, 'removeEventListener');
	const added = jest.spyOn(AbortSignal.prototype, 'addEventListener');
	await withDeadline(20, run).catch(() => undefined);
	expect(added).toHaveBeenCalledTimes(1);
	expect(removed).toHaveBeenCalledWith('abort', added.mock.calls[0]?.[1]);
	jest.restoreAllMocks();
});
