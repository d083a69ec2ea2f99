import type { DownloadReply } from './openDownload';
import { watchIdle } from './watchIdle';

/** Silence after which an error's body is taken as it is. */
const IDLE_MS = 10_000;

/** Reads the beginning of an answer as text, up to a number of bytes, and closes it. */
export async function readBeginning(reply: DownloadReply, maxBytes: number): Promise<string> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	try {
		for await (const chunk of watchIdle(reply, IDLE_MS)) {
			chunks.push(chunk);
			length += chunk.length;
			if (length >= maxBytes) break;
		}
	} finally {
		reply.close();
	}
	return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, maxBytes));
}
