import { sleep } from 'n8n-workflow';

import type { ByteStream } from './byteStream';

const CHECK_EVERY_MS = 1_000;

/**
 * Yields the chunks of a stream, and ends the stream with an error when it stays silent for too long.
 * The time that the reader takes for a chunk does not count.
 */
export async function* watchIdle(
	stream: ByteStream,
	idleMs: number,
): AsyncGenerator<Uint8Array, void, undefined> {
	let waitingSince: number | undefined = Date.now();
	let ended = false;
	const watch = async () => {
		// A reader may go away without a word; the stream is closed by then.
		while (!ended && stream.destroyed !== true) {
			await sleep(CHECK_EVERY_MS);
			if (!ended && waitingSince !== undefined && Date.now() - waitingSince > idleMs) {
				stream.destroy(new Error(`no bytes came for ${Math.round(idleMs / 1000)} seconds`));
				return;
			}
		}
	};
	void watch();
	try {
		for await (const chunk of stream) {
			waitingSince = undefined;
			yield chunk;
			waitingSince = Date.now();
		}
	} finally {
		ended = true;
	}
}
