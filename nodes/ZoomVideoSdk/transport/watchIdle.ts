import { sleep } from 'n8n-workflow';

import type { DownloadReply } from './openDownload';

const CHECK_EVERY_MS = 1_000;

/**
 * Yields the chunks of an answer, and closes it with an error when it stays silent for too long.
 * The time that the reader takes for a chunk does not count.
 */
export async function* watchIdle(
	{ body, close }: Pick<DownloadReply, 'body' | 'close'>,
	idleMs: number,
): AsyncGenerator<Uint8Array, void, undefined> {
	let waitingSince: number | undefined = Date.now();
	let ended = false;
	let silence: Error | undefined;
	const watch = async () => {
		// A reader may go away without a word; the stream is closed by then.
		while (!ended && body.destroyed !== true) {
			await sleep(CHECK_EVERY_MS);
			if (!ended && waitingSince !== undefined && Date.now() - waitingSince > idleMs) {
				silence = new Error(`no bytes came for ${Math.round(idleMs / 1000)} seconds`);
				close();
				return;
			}
		}
	};
	void watch();
	try {
		for await (const chunk of body) {
			waitingSince = undefined;
			yield chunk;
			waitingSince = Date.now();
		}
	} catch (error) {
		// A closed answer breaks off with an error of the client's own.
		await Promise.reject(silence ?? error);
	} finally {
		ended = true;
	}
}
