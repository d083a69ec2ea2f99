import { ZoomError } from '../../../shared/errors';
import { toApiError, type CallContext } from '../../../zoom/http/errorMessages';
import type { ApiResponse } from '../../../zoom/http/response';
import { DownloadRefused } from './downloadFailures';

/**
 * Turns a rejected download into an error for the user; problems specific to files are explained as
 * such. If another token or address may help, it is a `DownloadRefused`.
 *
 * @param host who answered
 * @param isFirst whether that is the host of the file's own address, to which the token went, and not
 *   one that it redirected to
 */
export function toDownloadError(
	response: ApiResponse,
	host: string,
	isFirst: boolean,
	context: CallContext,
): ZoomError {
	const error = toApiError(response, context);
	const answer = `(${host} answered HTTP ${response.status})`;
	if (response.status === 404 || response.status === 410) {
		return new ZoomError('Zoom no longer has the file at this address', {
			...error.details,
			description: `It was deleted, is in the trash, or its address has expired. Get the recordings of the session again. ${answer}`,
		});
	}
	if (response.status < 400) {
		return new ZoomError(`${host} did not answer with the file`, {
			...error.details,
			description: `The address may have expired: get the recordings of the session again. Otherwise, look at what is between n8n and Zoom. ${answer}`,
		});
	}
	if (response.status !== 401 && response.status !== 403) return error;
	const refused = `HTTP ${response.status}`;
	if (response.status === 401 && isFirst) {
		return new DownloadRefused(error.message, error.details, refused);
	}
	const description = `The address may have expired: get the recordings of the session again. ${answer}`;
	const details = { ...error.details, description };
	return new DownloadRefused('Zoom refused the download', details, refused);
}
