import { valuesOf } from '../../shared/parameters/parameters';
import { ErrorCode } from '../../zoom/http/errorCodes';
import type { ErrorMessages } from '../../zoom/http/errorMessages';
import { deletionPath } from '../../zoom/http/paths';
import { doOnce } from '../common/doOnce';
import { type Operation } from '../common/operation';
import {
	encodingOptions,
	plannedSessionField,
	readSession,
	readSessionIdEncoding,
} from '../common/sessionLocator';
import { isNotThere } from '../deletion/deletion';

const meanings: ErrorMessages = {
	[ErrorCode.WRONG_STATE]: {
		message: 'The session has started, and Zoom deletes only those that have not',
		description:
			'Use End to end a live session for all. Recordings are deleted by Recording: Delete.',
	},
	[ErrorCode.SESSION_NOT_FOUND]: {
		message: 'Zoom does not know a session with this ID',
		description:
			'It may have been deleted already. Give the ID that Create returned. Every session has its own.',
	},
};

/**
 * Withdraws a session that was created ahead of time and has not started. Zoom refuses all others, so
 * no recording can be lost.
 */
export const deleteSession: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete session',
		description: 'Withdraw a session that was created ahead of time and has not started',
	},
	fields: [plannedSessionField, encodingOptions],
	changesSomething: true,
	async execute(context, itemIndex, openApi) {
		const api = await openApi();
		const encoding = readSessionIdEncoding(valuesOf(context, 'options', itemIndex));
		const sessionId = await readSession(context, api, itemIndex, 'scheduled');
		const deleted = await doOnce(context, itemIndex, ['withdraw', sessionId], async (attempt) => {
			await api.call({
				method: 'DELETE',
				path: deletionPath(sessionId, encoding),
				idempotent: true,
				isDoneAlready: isNotThere,
				attempt,
				meanings,
			});
			return { deleted: true, session_id: sessionId };
		});
		return [deleted];
	},
};
