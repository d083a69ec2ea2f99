import { readResponse } from '../../../../nodes/ZoomVideoSdk/zoom/http/response';
import { startRejectionOf } from '../../../../nodes/ZoomVideoSdk/zoom/sessions/startRejection';

it.each<[string, number, number, string]>([
	['noHost', 400, 300, 'No host or manager is in the session.'],
	['noHost', 400, 3000, 'The calling user must be the host.'],
	['recorded', 400, 300, 'The session is being recorded.'],
	['recorded', 400, 300, 'Recording is already in progress.'],
	['paused', 400, 300, 'Cannot start: the recording is paused.'],
	['ended', 400, 3000, 'The session has already ended.'],
	['ended', 404, 3001, 'Session does not exist: {sessionId}.'],
	['ended', 400, 300, 'The session is not live.'],
	['ended', 400, 300, 'Session ID does not exist.'],
	['ended', 404, 300, 'Validation Failed.'],
	['unclear', 400, 300, 'Validation Failed.'],
	['unclear', 400, 3000, ''],
	['final', 400, 300, 'The account is over is meeting and webinar cloud storage limits.'],
	['final', 400, 300, 'This API is not available for this account, please contact Zoom support.'],
	['final', 401, 124, 'Invalid access token.'],
	['final', 404, 2300, 'This API endpoint is not recognized.'],
])('a start is rejected as %s by %d, code %d: %s', (rejection, status, code, message) => {
	const reply = readResponse(status, {}, JSON.stringify({ code, message }));
	expect(startRejectionOf(reply)).toBe(rejection);
});
