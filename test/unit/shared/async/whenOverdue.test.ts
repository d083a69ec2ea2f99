import { whenOverdue } from '../../../../nodes/ZoomVideoSdk/shared/async/whenOverdue';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it.each([
	['a second', 1_000],
	['less', 20],
	['a minute', 60_000],
])('acts once, when the time is over: %s', async (_, limitMs) => {
	const end = performance.now() + limitMs;
	const act = jest.fn();
	void whenOverdue(
		() => end,
		() => false,
		act,
	);
	await jest.advanceTimersByTimeAsync(limitMs - 1);
	expect(act).not.toHaveBeenCalled();
	await jest.advanceTimersByTimeAsync(1);
	expect(act).toHaveBeenCalledTimes(1);
	await jest.advanceTimersByTimeAsync(10 * limitMs);
	expect(act).toHaveBeenCalledTimes(1);
	expect(jest.getTimerCount()).toBe(0);
});

it('waits longer when there was progress, and less when there is less time than before', async () => {
	let dueAt = performance.now() + 10_000;
	const act = jest.fn();
	void whenOverdue(
		() => dueAt,
		() => false,
		act,
	);
	await jest.advanceTimersByTimeAsync(9_000);
	dueAt += 60_000;
	await jest.advanceTimersByTimeAsync(30_000);
	expect(act).not.toHaveBeenCalled();
	dueAt = performance.now();
	await jest.advanceTimersByTimeAsync(1_000);
	expect(act).toHaveBeenCalledTimes(1);
});

it('forgets what is over', async () => {
	let isOver = false;
	const act = jest.fn();
	const end = performance.now() + 10_000;
	void whenOverdue(
		() => end,
		() => isOver,
		act,
	);
	await jest.advanceTimersByTimeAsync(5_000);
	isOver = true;
	await jest.advanceTimersByTimeAsync(1_000);
	expect(jest.getTimerCount()).toBe(0);
	await jest.advanceTimersByTimeAsync(60_000);
	expect(act).not.toHaveBeenCalled();
});
