import { valuesOf } from '../../shared/parameters/parameters';
import { ErrorCode } from '../../zoom/http/errorCodes';
import type { ErrorMessages } from '../../zoom/http/errorMessages';
import { sessionPath } from '../../zoom/http/paths';
import { doOnce } from '../common/doOnce';
import { type Operation } from '../common/operation';
import { encodingOptions, liveSessionField, readSessionIdEncoding } from '../common/sessionLocator';
import { readLiveSession } from '../common/liveSession';
import { isNotThere } from '../deletion/deletion';

const meanings: ErrorMessages = {
	[ErrorCode.SESSION_NOT_FOUND]: {
		message: 'Zoom does not know this session, or it is not live',
		description:
			'It may have ended already. Check the session ID: every run of a session has its own.',
	},
};

/** Ends a live session for all. A recording of it ends with it, and Zoom begins to process it. */
export const end: Operation = {
	option: {
		name: 'End',
		value: 'end',
		action: 'End session',
		description: 'End a live session for everyone. Zoom then processes its recording.',
	},
	fields: [liveSessionField, encodingOptions],
	changesSomething: true,
	async execute(context, itemIndex, openApi) {
		const api = await openApi();
		const encoding = readSessionIdEncoding(valuesOf(context, 'options', itemIndex));
		const sessionId = await readLiveSession(context, api, itemIndex);
		const ended = await doOnce(context, itemIndex, ['end', sessionId], async (attempt) => {
			await api.call({
				method: 'PUT',
				path: sessionPath(sessionId, encoding, 'status'),
				body: { action: 'end' },
				idempotent: true,
				isDoneAlready: isNotThere,
				attempt,
				meanings,
			});
			return { session_id: sessionId, ended: true };
		});
		return [ended];
	},
};
