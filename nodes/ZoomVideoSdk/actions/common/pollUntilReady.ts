import { abortableSleep } from '../../shared/async/abortableSleep';
import { ZoomError } from '../../shared/errors';
import { isTransient } from '../../zoom/http/retryPolicy';
import { isNoRecording } from '../../zoom/recordings/getRecordings';

const FIRST_PAUSE_MS = 5_000;
const MAX_PAUSE_MS = 120_000;
const GROWTH = 1.5;

export interface PollOptions {
	/** How long to keep reading, in milliseconds; 0 to read once. */
	limitMs: number;
	signal: AbortSignal | undefined;
}

/** Whether Zoom itself failed, or was not reached, or a short limit is used up. All attempts take a while only. */
function isPassing(error: unknown): boolean {
	if (!(error instanceof ZoomError)) return false;
	const { status, code, isShortLimit } = error.details;
	if (isShortLimit === true) return true;
	return status === undefined ? code === undefined : isTransient({ status });
}

/**
 * Reads repeatedly, with growing pauses, until the value is ready or the time is up.
 *
 * Until then, Zoom's "there is no recording" means "not yet", and so does a failure that passes. The first
 * reading may not fail: that would be a wrong address rather than a bad moment.
 *
 * @returns what was read last, even if Zoom has failed since
 * @throws ZoomError what the last reading failed with, if there was none before; the signal's reason when
 * stopped
 */
export async function pollUntilReady<Value>(
	read: () => Promise<Value>,
	isReady: (value: Value) => boolean,
	{ limitMs, signal }: PollOptions,
): Promise<Value> {
	const end = performance.now() + limitMs;
	let hasAnswered = false;
	let last: Reading<Value> | undefined;
	for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * GROWTH, MAX_PAUSE_MS)) {
		const left = end - performance.now();
		const isNotYet = (error: unknown) =>
			isPassing(error)
				? hasAnswered && (left > 0 || last !== undefined)
				: left > 0 && isNoRecording(error);
		const reading = await readOrNotYet(read, isNotYet);
		hasAnswered = true;
		last = reading ?? last;
		if (last !== undefined && (left <= 0 || isReady(last.value))) return last.value;
		await abortableSleep(Math.max(0, Math.min(pause, left)), signal);
	}
}

interface Reading<Value> {
	value: Value;
}

async function readOrNotYet<Value>(
	read: () => Promise<Value>,
	isNotYet: (error: unknown) => boolean,
): Promise<Reading<Value> | undefined> {
	return await read().then(
		(value) => ({ value }),
		async (error: unknown) => (isNotYet(error) ? undefined : await Promise.reject(error)),
	);
}
