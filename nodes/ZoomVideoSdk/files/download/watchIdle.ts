import { sleep } from 'n8n-workflow';

import { abortable } from '../../shared/abortable';
import type { DownloadResponse } from './openDownload';

const CHECK_EVERY_MS = 1_000;

/**
 * Yields the chunks of an answer, and closes it with an error when it stays silent for too long.
 * The time that the reader takes for a chunk does not count, and one byte ends a silence.
 *
 * Each read also ends with `closed`, whatever the client makes of its connection then.
 */
export async function* watchIdle(
	{ body, closed, close }: Pick<DownloadResponse, 'body' | 'closed' | 'close'>,
	idleMs: number,
): AsyncGenerator<Uint8Array, void, undefined> {
	const chunks = body[Symbol.asyncIterator]();
	let waitingSince: number | undefined;
	let ended = false;
	const watch = async () => {
		// A reader may leave without returning the generator; the stream is destroyed by then.
		while (!ended && body.destroyed !== true) {
			await sleep(CHECK_EVERY_MS);
			if (!ended && waitingSince !== undefined && Date.now() - waitingSince > idleMs) {
				close(new Error(`no bytes came for ${Math.round(idleMs / 1000)} seconds`));
				return;
			}
		}
	};
	void watch();
	try {
		for (;;) {
			waitingSince = Date.now();
			const next = await abortable(chunks.next(), closed);
			waitingSince = undefined;
			if (next.done === true) return;
			yield next.value;
		}
	} catch (error) {
		// A closed answer breaks off with an error of the client's own.
		await Promise.reject(closed.aborted ? closed.reason : error);
	} finally {
		ended = true;
		// Not waited for: it comes after a read that may never end.
		chunks.return?.().catch(() => {});
	}
}
