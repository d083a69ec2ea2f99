import { abortableSleep } from '../../shared/abortableSleep';
import { isNoRecording } from '../../zoom/recordings/getRecordings';

const FIRST_PAUSE_MS = 5_000;
const MAX_PAUSE_MS = 120_000;
const GROWTH = 1.5;

export interface PollOptions {
	/** How long to keep reading, in milliseconds; 0 to read once. */
	limitMs: number;
	signal: AbortSignal | undefined;
}

/**
 * Reads repeatedly, with growing pauses, until the value is ready or the time is up.
 *
 * Until then, Zoom's "there is no recording" means "not yet".
 *
 * @returns what was read last
 * @throws ZoomError what the last reading failed with; the signal's reason when stopped
 */
export async function pollUntilReady<Value>(
	read: () => Promise<Value>,
	isReady: (value: Value) => boolean,
	{ limitMs, signal }: PollOptions,
): Promise<Value> {
	const end = performance.now() + limitMs;
	for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * GROWTH, MAX_PAUSE_MS)) {
		const left = end - performance.now();
		const value = await readOrNotYet(read, left > 0);
		if (value !== undefined && (isReady(value.read) || left <= 0)) return value.read;
		await abortableSleep(Math.max(0, Math.min(pause, left)), signal);
	}
}

async function readOrNotYet<Value>(
	read: () => Promise<Value>,
	isTimeLeft: boolean,
): Promise<{ read: Value } | undefined> {
	return await read().then(
		(value) => ({ read: value }),
		async (error: unknown) =>
			isNoRecording(error) && isTimeLeft ? undefined : await Promise.reject(error),
	);
}
