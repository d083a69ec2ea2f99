import { ZoomError } from '../../shared/errors';
import type { JsonObject } from '../../shared/json';
import { ErrorCode } from '../http/errorCodes';
import { sessionPath } from '../http/paths';
import type { ZoomApi } from '../http/ZoomApi';

/** Whether a call failed because Zoom has no recording of the session (yet). */
export function isNoRecording(error: unknown): boolean {
	return error instanceof ZoomError && error.details.code === ErrorCode.NO_RECORDING;
}

/**
 * Reads the recordings of a session.
 *
 * @param deadlineMs for a single try; without it, temporary failures are retried
 * @returns `undefined` when Zoom says that there are none (yet)
 * @throws ZoomError when Zoom answers with another error, or not in time
 */
export async function getRecordings(
	api: ZoomApi,
	sessionId: string,
	deadlineMs?: number,
): Promise<JsonObject | undefined> {
	const session = api.request({
		method: 'GET',
		path: sessionPath(sessionId, 'auto', 'recordings'),
		idempotent: true,
		...(deadlineMs !== undefined && { deadlineMs }),
	});
	return await session.catch(async (error: unknown) =>
		isNoRecording(error) ? undefined : await Promise.reject(error),
	);
}
