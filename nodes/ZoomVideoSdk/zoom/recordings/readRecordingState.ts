import type { JsonObject } from '../../shared/json';
import type { ErrorMessages } from '../http/errorMessages';
import { sessionPath, type SessionIdEncoding } from '../http/paths';
import type { ZoomApi } from '../http/ZoomApi';
import { listUsers } from '../sessions/listUsers';
import { recordingState } from './recordingState';

/**
 * Reads what Zoom's list of shares says about a session's cloud recording.
 *
 * @param meanings what Zoom's codes mean for the caller
 * @throws ZoomError
 */
export async function readRecordingState(
	api: ZoomApi,
	sessionId: string,
	{ encoding, type }: { encoding: SessionIdEncoding; type: 'live' | 'past' },
	meanings: ErrorMessages = {},
): Promise<ReturnType<typeof recordingState>> {
	const path = sessionPath(sessionId, encoding, 'users/sharing');
	const users: JsonObject[] = [];
	for await (const user of listUsers(api, { path, type, meanings })) users.push(user);
	return recordingState(users, type);
}
