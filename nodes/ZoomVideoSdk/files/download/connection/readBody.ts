import type { DownloadResponse } from './openDownload';
import { ERROR_SILENCE_MS } from './silenceLimits';
import { watchIdle } from './watchIdle';

/**
 * Reads the beginning of an answer as text, up to a number of bytes, and closes it.
 *
 * @returns what had arrived when it fell silent or broke off; the status says most of it anyway
 */
export async function readBeginning(response: DownloadResponse, maxBytes: number): Promise<string> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	const start = performance.now();
	try {
		for await (const chunk of watchIdle(response, () => ERROR_SILENCE_MS)) {
			chunks.push(chunk);
			length += chunk.length;
			if (length >= maxBytes || performance.now() - start > ERROR_SILENCE_MS) break;
		}
	} catch {
		// What has arrived says enough.
	} finally {
		response.close();
	}
	return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, maxBytes));
}
