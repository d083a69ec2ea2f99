import { abortableSleep } from '../../shared/abortableSleep';

/**
 * Hands on a single byte, and the rest after a pause.
 *
 * A server that refuses a file by its headers answers and hangs up; while a client is still writing, it
 * sees the hanging up and may never read the answer. In the pause it can.
 */
export async function* pauseAfterFirstByte(
	chunks: AsyncIterable<Buffer>,
	pauseMs: number,
	signal: AbortSignal | undefined,
): AsyncGenerator<Buffer, void, undefined> {
	let isFirst = true;
	for await (const chunk of chunks) {
		if (!isFirst) {
			yield chunk;
			continue;
		}
		isFirst = false;
		yield chunk.subarray(0, 1);
		await abortableSleep(pauseMs, signal);
		yield chunk.subarray(1);
	}
}
