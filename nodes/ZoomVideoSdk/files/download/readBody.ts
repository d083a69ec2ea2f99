import type { DownloadReply } from './openDownload';
import { watchIdle } from './watchIdle';

/** How long an error's body is waited for, in all and for each piece of it. */
const PATIENCE_MS = 10_000;

/**
 * Reads the beginning of an answer as text, up to a number of bytes, and closes it.
 *
 * @returns what had come when it fell silent or broke off; the status says most of it anyway
 */
export async function readBeginning(reply: DownloadReply, maxBytes: number): Promise<string> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	const begun = Date.now();
	try {
		for await (const chunk of watchIdle(reply, PATIENCE_MS)) {
			chunks.push(chunk);
			length += chunk.length;
			if (length >= maxBytes || Date.now() - begun > PATIENCE_MS) break;
		}
	} catch {
		// What came is taken as it is.
	} finally {
		reply.close();
	}
	return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, maxBytes));
}
