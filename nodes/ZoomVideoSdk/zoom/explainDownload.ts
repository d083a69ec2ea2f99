import { explainReply, type CallContext } from './explainReply';
import type { Reply } from './reply';
import { ZoomError } from './ZoomError';

/** Turns a refused download into an error for the user; what is special to files is said as such. */
export function explainDownload(reply: Reply, host: string, context: CallContext): ZoomError {
	const error = explainReply(reply, context);
	if (reply.status === 404 || reply.status === 410) {
		return new ZoomError('Zoom no longer has the file at this address', {
			...error.details,
			description: `It was deleted, is in the trash, or its address has expired. Get the recordings of the session again. (${host} answered HTTP ${reply.status})`,
		});
	}
	if (reply.status === 403) {
		return new ZoomError('Zoom refused the download', {
			...error.details,
			description: `The address may have expired: get the recordings of the session again. (${host} answered HTTP 403)`,
		});
	}
	return error;
}
