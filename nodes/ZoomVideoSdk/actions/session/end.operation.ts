import type { Meanings } from '../../zoom/explainReply';
import { sessionPath } from '../../zoom/path';
import { isNotThere } from '../deletion';
import { shownFor, type Operation } from '../operation';
import { readSessionIdEncoding, valuesOf } from '../parameters';
import { encodingOptions, liveSessionField, readSession } from '../sessionFields';

const meanings: Meanings = {
	3001: {
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
		action: 'End a session',
		description: 'End a live session for all who are in it; its recording is processed then',
	},
	fields: shownFor('session', ['end'], [liveSessionField, encodingOptions]),
	async execute(host, api, itemIndex) {
		const encoding = readSessionIdEncoding(valuesOf(host, 'options', itemIndex));
		const sessionId = await readSession(host, api, itemIndex, 'live');
		await api.call({
			method: 'PUT',
			path: sessionPath(sessionId, encoding, 'status'),
			body: { action: 'end' },
			repeatable: 'always',
			isDoneAlready: isNotThere,
			meanings,
		});
		return [{ session_id: sessionId, ended: true }];
	},
};
