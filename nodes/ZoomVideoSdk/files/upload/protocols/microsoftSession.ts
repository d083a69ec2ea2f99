import { InputError, ZoomError } from '../../../shared/errors';
import { isJsonObject, parseJson, type Json } from '../../../shared/json';
import { isRetryable, isTaken, toUploadError, type UploadResponse } from '../target/uploadResponse';
import type { ChunkAnswer, ChunkProtocol } from './chunkProtocol';
import { isReadAhead } from './chunkSize';

const ADVICE =
	'Check that the address is the uploadUrl of a createUploadSession, and open a new session for each file.';

function adviceFor(status: number): string {
	if (status === 409) {
		return 'A file with this name is already there. Set @microsoft.graph.conflictBehavior to rename where the session is opened.';
	}
	return status === 507 ? 'The storage of the account or site is full.' : ADVICE;
}

/** The first missing byte, from `["26-"]` or `["26-51", "60-"]`. */
function nextByte(ranges: Json | undefined): number | undefined {
	const [first] = Array.isArray(ranges) ? ranges : [];
	const match = typeof first === 'string' ? /^(\d{1,15})-\d*$/.exec(first) : null;
	return match === null ? undefined : Number(match[1]);
}

function readAnswer(response: UploadResponse, url: URL): ChunkAnswer {
	const { status, text } = response;
	if (isTaken(response)) {
		const body = parseJson(text);
		const session = isJsonObject(body) ? body : {};
		const next = nextByte(session.nextExpectedRanges);
		if (next !== undefined) return { kind: 'continue', next };
		const { nextExpectedRanges: ranges } = session;
		if (Array.isArray(ranges) && ranges.length === 0) return { kind: 'finishing' };
		if (status === 202 || ranges !== undefined) return { kind: 'askAgain' };
		if ('id' in session) return { kind: 'done' };
		const error = new ZoomError(`${url.host} returned neither a file nor an upload session`, {
			description: ADVICE,
		});
		return { kind: 'failed', error };
	}
	if (status === 404 || status === 410) return { kind: 'gone' };
	// It has the range of an earlier request whose answer was lost, or of another execution.
	if (status === 416) return { kind: 'askAgain', hasRange: true };
	if (isRetryable(response) && status !== 507) return { kind: 'askAgain' };
	return { kind: 'failed', error: toUploadError(response, url, adviceFor(status)) };
}

/**
 * An upload session of OneDrive or SharePoint: the `uploadUrl` of createUploadSession. It is answered by
 * 202 with the missing ranges until the file is whole, then by the driveItem. A fragment must not carry
 * an Authorization header.
 *
 * @see https://learn.microsoft.com/en-us/graph/api/driveitem-createuploadsession
 */
export function microsoftSession(url: URL, chunkBytes: number): ChunkProtocol {
	return {
		host: url.host,
		chunkBytes,
		readsAhead: isReadAhead(chunkBytes),
		hasMd5: false,
		advice: ADVICE,
		checkLength(total) {
			if (total > 0) return;
			throw new InputError(
				'The file is empty, and a Microsoft upload session does not accept empty files',
				'Leave it out, or create it with PUT …/content in an HTTP Request node.',
			);
		},
		chunkRequest: ({ offset, length, total }) => ({
			method: 'PUT',
			url,
			headers: { 'Content-Range': `bytes ${offset}-${offset + length - 1}/${total}` },
		}),
		statusRequest: () => ({ method: 'GET', url, headers: {} }),
		readAnswer: (response) => readAnswer(response, url),
	};
}
