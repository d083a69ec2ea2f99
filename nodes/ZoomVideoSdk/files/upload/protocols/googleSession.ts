import { ZoomError } from '../../../shared/errors';
import { isRetryable, isTaken, toUploadError, type UploadResponse } from '../target/uploadResponse';
import type { ByteRange, ChunkAnswer, ChunkProtocol, ChunkRequest } from './chunkProtocol';
import { isReadAhead } from './chunkSize';

const ADVICE =
	'A 400 often means that the session was opened for another size: leave out X-Upload-Content-Length, or give it the file_size of the file. Open a new session for each file, with POST and uploadType=resumable.';

/** Where to continue, from `Range: bytes=0-n`; without it, Google has nothing. */
function nextByte(range: unknown): number | undefined {
	if (range === undefined) return 0;
	const match = /^bytes[= ]0-(\d{1,15})$/.exec(String(range));
	return match === null ? undefined : Number(match[1]) + 1;
}

/** Drive answers 403 for some of its rate limits. */
function isRateLimit({ status, text }: UploadResponse): boolean {
	return status === 403 && /"reason"\s*:\s*"(?:user)?rateLimitExceeded"/i.test(text);
}

function readAnswer(response: UploadResponse, url: URL): ChunkAnswer {
	const { status, headers } = response;
	const { host } = url;
	// A real redirect, such as that of a proxy, has a Location.
	if (status === 308 && headers.location === undefined) {
		const next = nextByte(headers.range);
		if (next !== undefined) return { kind: 'continue', next };
		const error = new ZoomError(`${host} does not say how much of the file it has`, {
			description:
				'Check that the address is the session that Google gave, from the Location header.',
		});
		return { kind: 'failed', error };
	}
	if (isTaken(response)) return { kind: 'done' };
	if (status === 404 || status === 410 || status === 499) return { kind: 'gone' };
	if (isRetryable(response) || isRateLimit(response)) return { kind: 'askAgain' };
	return { kind: 'failed', error: toUploadError(response, url, ADVICE) };
}

/**
 * A resumable session of Google Drive or Cloud Storage: the address from the Location header. It is
 * answered by 308 until the file is whole, then by the file's object.
 *
 * @see https://developers.google.com/workspace/drive/api/guides/manage-uploads#resumable
 * @see https://cloud.google.com/storage/docs/performing-resumable-uploads
 */
export function googleSession(url: URL, chunkBytes: number): ChunkProtocol {
	const put = (range: string): ChunkRequest => ({
		method: 'PUT',
		url,
		headers: { 'Content-Range': `bytes ${range}` },
	});
	return {
		host: url.host,
		chunkBytes,
		readsAhead: isReadAhead(chunkBytes),
		hasMd5: true,
		advice: ADVICE,
		checkLength: () => {},
		chunkRequest: ({ offset, length, total }: ByteRange) =>
			put(length === 0 ? `*/${total}` : `${offset}-${offset + length - 1}/${total}`),
		statusRequest: (total) => put(`*/${total}`),
		readAnswer: (response) => readAnswer(response, url),
	};
}
