import type { DownloadResponse } from './openDownload';
import { watchIdle } from './watchIdle';

/** The longest wait for an error's body, in all and for each piece of it. */
const TIMEOUT_MS = 10_000;

/**
 * Reads the beginning of an answer as text, up to a number of bytes, and closes it.
 *
 * @returns what had come when it fell silent or broke off; the status says most of it anyway
 */
export async function readBeginning(response: DownloadResponse, maxBytes: number): Promise<string> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	const start = performance.now();
	try {
		for await (const chunk of watchIdle(response, () => TIMEOUT_MS)) {
			chunks.push(chunk);
			length += chunk.length;
			if (length >= maxBytes || performance.now() - start > TIMEOUT_MS) break;
		}
	} catch {
		// What came says enough.
	} finally {
		response.close();
	}
	return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, maxBytes));
}
