import { pollUntilReady } from '../../../../nodes/ZoomVideoSdk/actions/common/pollUntilReady';
import { ZoomError } from '../../../../nodes/ZoomVideoSdk/shared/errors';

const noRecording = new ZoomError('There is no recording', { code: 3301 });
const minutes = (count: number) => count * 60_000;

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** Gives out the values in turn, the last one again and again; errors are thrown. */
function readings(...values: Array<number | Error>) {
	const times: number[] = [];
	const begun = Date.now();
	const read = async () => {
		times.push((Date.now() - begun) / 1000);
		const value = values[Math.min(times.length, values.length) - 1];
		if (value instanceof Error) throw value;
		return await Promise.resolve(value ?? 0);
	};
	return { read, times };
}
const isTen = (value: number) => value === 10;

/** Runs to its end, with time passing as fast as it can. */
async function run(source: ReturnType<typeof readings>, limitMs: number, signal?: AbortSignal) {
	const outcome = pollUntilReady(source.read, isTen, { limitMs, signal }).then(
		(value) => ({ value }),
		(error: unknown) => ({ error }),
	);
	await jest.advanceTimersByTimeAsync(minutes(3000));
	return await outcome;
}

it('reads once what is ready', async () => {
	const source = readings(10);
	expect(await run(source, minutes(60))).toEqual({ value: 10 });
	expect(source.times).toEqual([0]);
});

it('reads once when there is nothing to wait for', async () => {
	const source = readings(3, 10);
	expect(await run(source, 0)).toEqual({ value: 3 });
	expect(source.times).toEqual([0]);
});

it('reads with growing pauses until it is ready', async () => {
	const source = readings(1, noRecording, 3, 10);
	expect(await run(source, minutes(60))).toEqual({ value: 10 });
	expect(source.times).toEqual([0, 5, 12.5, 23.75]);
});

it('reads a last time at the end of the limit, and gives what is there', async () => {
	const source = readings(1);
	expect(await run(source, minutes(1))).toEqual({ value: 1 });
	expect(source.times.at(-1)).toBe(60);
	expect(source.times.length).toBeLessThan(8);
});

it('pauses for at most two minutes', async () => {
	const source = readings(1);
	await run(source, minutes(60));
	const pauses = source.times.slice(1).map((time, at) => time - (source.times[at] ?? 0));
	expect(Math.max(...pauses)).toBeCloseTo(120, 6);
});

it('takes "no recording" for "not yet" while there is time, and then for what it says', async () => {
	expect(await run(readings(noRecording), minutes(1))).toEqual({ error: noRecording });
	expect(await run(readings(noRecording), 0)).toEqual({ error: noRecording });
});

describe('a failure that passes', () => {
	const busy = new ZoomError('Busy', { status: 503 });
	const unreachable = new ZoomError('The connection broke');
	const tooOften = new ZoomError('A rate limit', { status: 429, code: 429, isShortLimit: true });

	it.each([busy, unreachable, tooOften])(
		'does not end a wait that Zoom has answered before: %s',
		async (error) => {
			expect(await run(readings(noRecording, error, error, 10), minutes(60))).toEqual({
				value: 10,
			});
			expect(await run(readings(noRecording, error), minutes(1))).toEqual({ error });
		},
	);

	it('does not take back what was read before the end of the limit', async () => {
		expect(await run(readings(1, 2, busy), minutes(1))).toEqual({ value: 2 });
		expect(await run(readings(1, 2, noRecording), minutes(1))).toEqual({ error: noRecording });
	});

	it('ends a wait that begins with it', async () => {
		const source = readings(unreachable, 10);
		expect(await run(source, minutes(60))).toEqual({ error: unreachable });
		expect(source.times).toEqual([0]);
	});

	it('is not one of the daily limit, which is told at once', async () => {
		const error = new ZoomError('The daily limit', { status: 429 });
		expect(await run(readings(1, error, 10), minutes(60))).toEqual({ error });
	});
});

it('ends with any other error', async () => {
	const error = new ZoomError('No', { code: 200 });
	const source = readings(1, error);
	expect(await run(source, minutes(60))).toEqual({ error });
	expect(source.times).toHaveLength(2);
});

it('ends when it is stopped', async () => {
	const stop = new AbortController();
	const source = readings(1);
	const outcome = run(source, minutes(60), stop.signal);
	stop.abort();
	expect(await outcome).toEqual({ error: stop.signal.reason });
	expect(source.times).toHaveLength(1);
});
