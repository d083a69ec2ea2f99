import { whenOverdue } from '../../../shared/async/whenOverdue';
import { SilentServer } from './downloadFailures';
import type { DownloadResponse } from './openDownload';

/**
 * Yields the chunks of an answer, and closes it with an error when it stays silent for too long. The
 * time that the reader spends on a chunk does not count, and one byte ends a silence.
 *
 * Each read also ends with `closed`, whatever the client then does with its connection.
 */
export async function* watchIdle(
	{ body, closed, close }: Pick<DownloadResponse, 'body' | 'closed' | 'close'>,
	idleMs: () => number,
): AsyncGenerator<Uint8Array, void, undefined> {
	const chunks = body[Symbol.asyncIterator]();
	let waitingSince: number | undefined;
	let isOver = false;
	let endRead: ((reason: unknown) => void) | undefined;
	// One listener for all reads. A promise for it, raced with each, would hold all their chunks.
	const onClosed = () => endRead?.(closed.reason);
	closed.addEventListener('abort', onClosed, { once: true });
	void whenOverdue(
		() => (waitingSince ?? performance.now()) + idleMs(),
		// A reader may leave without returning the generator; the stream is destroyed by then.
		() => isOver || body.destroyed === true,
		() => close(new SilentServer(idleMs())),
	);
	const read = async () =>
		await new Promise<IteratorResult<Uint8Array>>((resolve, reject) => {
			endRead = reject;
			chunks.next().then(resolve, reject);
		});
	try {
		for (;;) {
			closed.throwIfAborted();
			waitingSince = performance.now();
			const next = await read();
			waitingSince = undefined;
			if (next.done === true) return;
			yield next.value;
		}
	} catch (error) {
		// A closed answer breaks off with the client's own error.
		await Promise.reject(closed.aborted ? closed.reason : error);
	} finally {
		isOver = true;
		closed.removeEventListener('abort', onClosed);
		// Not waited for: it comes after a read that may never end.
		chunks.return?.().catch(() => {});
	}
}
