import type { ZoomError } from '../../shared/errors';
import type { ChunkAnswer, ChunkProtocol } from './protocols/chunkProtocol';
import { toUploadError, type UploadResponse } from './target/uploadResponse';
import { earlyAnswer, goneSession, stuckUpload, unfinishedFile } from './uploadErrors';

/** The outcome of a request to a target that takes a file in chunks. */
export interface ChunkOutcome {
	answer: ChunkAnswer;
	/** Without one, the connection broke. */
	response?: UploadResponse;
	/** Why it is not done. */
	error: ZoomError;
}

/**
 * The outcome of a request that was answered.
 *
 * @param address that was asked
 * @param isAllSent whether it asked what the target has after the whole file had been sent
 */
export function outcomeOf(
	protocol: ChunkProtocol,
	answer: ChunkAnswer,
	response: UploadResponse,
	address: URL,
	isAllSent: boolean,
): ChunkOutcome {
	const { host, advice } = protocol;
	const errorOf = (): ZoomError => {
		switch (answer.kind) {
			case 'failed':
				return answer.error;
			case 'gone':
				return goneSession(host, isAllSent);
			case 'done':
				return earlyAnswer(host);
			case 'continue':
				return stuckUpload(host, answer.next);
			case 'finishing':
				return unfinishedFile(host);
			case 'askAgain':
				return toUploadError(response, address, advice);
		}
	};
	return { answer, response, error: errorOf() };
}
