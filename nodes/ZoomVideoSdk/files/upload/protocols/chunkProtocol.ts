import type { ZoomError } from '../../../shared/errors';
import type { UploadResponse } from '../target/uploadResponse';

/** The bytes of a request: so many from an offset on, of a file with a total. */
export interface ByteRange {
	offset: number;
	length: number;
	total: number;
}

export interface ChunkRequest {
	method: 'GET' | 'PUT';
	url: URL;
	headers: Readonly<Record<string, string>>;
}

/** What a target says about a chunk, or about its progress. */
export type ChunkAnswer =
	/** It has all bytes before `next`. */
	| { kind: 'continue'; next: number }
	/** It has the whole file. */
	| { kind: 'done' }
	/**
	 * It may or may not have taken the bytes, or asks to wait.
	 *
	 * @param hasRange it says that it had these bytes before
	 */
	| { kind: 'askAgain'; hasRange?: boolean }
	/** It has all bytes, but has not assembled the file yet. */
	| { kind: 'finishing' }
	/** The session no longer exists. */
	| { kind: 'gone' }
	| { kind: 'failed'; error: ZoomError };

/** An entry of the list that completes an upload in parts, in the words of S3. */
export interface UploadedPart {
	PartNumber: number;
	ETag: string;
}

/** How a target takes a file chunk by chunk: only the rules. `ChunkRequests` makes the requests. */
export interface ChunkProtocol {
	/** Who receives the file, for errors. */
	host: string;
	/** Bytes of each chunk but the last. */
	chunkBytes: number;
	/** Whether to read the next chunk while one is sent, so that two are in memory. */
	readsAhead: boolean;
	/** Whether the target may answer with the MD5 of the whole file. */
	hasMd5: boolean;
	/** What to check if the target does not accept the file. */
	advice: string;
	/** @throws InputError when a file of this length cannot be sent */
	checkLength(total: number): void;
	chunkRequest(range: ByteRange): ChunkRequest;
	/** Asks what the target has; `undefined` if that cannot be asked. */
	statusRequest(total: number): ChunkRequest | undefined;
	/** @param sent what the answer is to; `undefined` for the answer to a status request */
	readAnswer(response: UploadResponse, sent: ByteRange | undefined): ChunkAnswer;
	/** The parts that were taken, if the user must complete the upload with them. */
	parts?(): UploadedPart[];
}
