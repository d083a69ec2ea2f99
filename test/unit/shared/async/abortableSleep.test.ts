import { abortableSleep } from '../../../../nodes/ZoomVideoSdk/shared/async/abortableSleep';

describe('waiting', () => {
	beforeEach(() => jest.useFakeTimers());
	afterEach(() => jest.useRealTimers());

	/** Notes when a wait is over, without waiting for it. */
	function watched(promise: Promise<void>) {
		const state: { outcome: unknown } = { outcome: 'waiting' };
		void promise.then(
			() => (state.outcome = 'over'),
			(error: unknown) => (state.outcome = error),
		);
		return state;
	}

	it.each([
		['without a signal', undefined],
		['with a signal', new AbortController().signal],
	])('takes its time, %s', async (_, signal) => {
		const state = watched(abortableSleep(1000, signal));
		await jest.advanceTimersByTimeAsync(999);
		expect(state.outcome).toBe('waiting');
		await jest.advanceTimersByTimeAsync(1);
		expect(state.outcome).toBe('over');
	});

	it('ends as soon as the execution is stopped', async () => {
		const controller = new AbortController();
		const state = watched(abortableSleep(90_000, controller.signal));
		await jest.advanceTimersByTimeAsync(10);
		const reason = new Error('stopped by the user');
		controller.abort(reason);
		await jest.advanceTimersByTimeAsync(0);
		expect(state.outcome).toBe(reason);
	});

	it('does not begin when the execution is stopped already', async () => {
		const reason = new Error('stopped by the user');
		await expect(abortableSleep(90_000, AbortSignal.abort(reason))).rejects.toBe(reason);
		expect(jest.getTimerCount()).toBe(0);
	});

	it.each(['after it is over', 'after it was stopped'])(
		'leaves no listener behind %s',
		async (end) => {
			const controller = new AbortController();
			const added = jest.spyOn(controller.signal, 'addEventListener');
			const removed = jest.spyOn(controller.signal, 'removeEventListener');
			const state = watched(abortableSleep(1000, controller.signal));
			if (end === 'after it was stopped') controller.abort();
			await jest.advanceTimersByTimeAsync(1000);
			expect(state.outcome).not.toBe('waiting');
			expect(added).toHaveBeenCalledTimes(1);
			expect(removed).toHaveBeenCalledWith('abort', added.mock.calls[0]?.[1]);
		},
	);
});
