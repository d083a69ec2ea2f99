import { sessionPath } from '../../zoom/path';
import { isNotThere, notThere } from '../deletion';
import { shownFor, type Operation } from '../operation';
import { readSessionIdEncoding, valuesOf } from '../parameters';
import { encodingOptions, readSession, trashedSessionField } from '../sessionFields';

const NOTHING = 'The trash holds no recordings of this session';
const CHECK =
	'Zoom deletes what is in its trash for good after 30 days. Files that were deleted one by one are recovered by File: Recover. Check the session ID too.';

/** Brings the recordings of one session back from Zoom's trash, where they stay for 30 days. */
export const recover: Operation = {
	option: {
		name: 'Recover',
		value: 'recover',
		action: 'Recover the recordings of a session',
		description: 'Bring the recordings of a session back from the trash',
	},
	fields: shownFor('recording', ['recover'], [trashedSessionField, encodingOptions]),
	async execute(host, api, itemIndex) {
		const encoding = readSessionIdEncoding(valuesOf(host, 'options', itemIndex));
		const sessionId = await readSession(host, api, itemIndex, 'trashed');
		const reply = await api.call({
			method: 'PUT',
			path: sessionPath(sessionId, encoding, 'recordings/status'),
			body: { action: 'recover' },
			repeatable: 'always',
			isDoneAlready: isNotThere,
			meanings: notThere(NOTHING, CHECK),
		});
		// Not in the trash at the second try: recovered by the first one, if the recordings are there now.
		if (isNotThere(reply)) await api.get(sessionPath(sessionId, encoding, 'recordings'));
		return [{ recovered: true, session_id: sessionId }];
	},
};
