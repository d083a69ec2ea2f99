import { valuesOf } from '../../shared/parameters/parameters';
import { sessionPath } from '../../zoom/http/paths';
import { doOnce } from '../common/doOnce';
import { type Operation } from '../common/operation';
import {
	encodingOptions,
	trashedSessionField,
	readChosenId,
	readSessionIdEncoding,
} from '../common/sessionLocator';
import { isNotThere, notThere } from '../deletion/deletion';

const NOTHING = 'The trash holds no recordings of this session';
const CHECK =
	'Zoom deletes what is in its trash for good after 30 days. Files that were deleted one by one are recovered by File: Recover. Also check the session ID.';

/** Brings the recordings of one session back from Zoom's trash, where they stay for 30 days. */
export const recover: Operation = {
	option: {
		name: 'Recover',
		value: 'recover',
		action: 'Recover session recordings',
		description: 'Bring the recordings of a session back from the trash',
	},
	fields: [trashedSessionField, encodingOptions],
	changesSomething: true,
	async execute(context, itemIndex, openApi) {
		const sessionId = readChosenId(context, itemIndex);
		const api = await openApi();
		const encoding = readSessionIdEncoding(valuesOf(context, 'options', itemIndex));
		const recovered = await doOnce(context, itemIndex, ['recover', sessionId], async (attempt) => {
			const reply = await api.call({
				method: 'PUT',
				path: sessionPath(sessionId, encoding, 'recordings/status'),
				body: { action: 'recover' },
				idempotent: true,
				isDoneAlready: isNotThere,
				attempt,
				meanings: notThere(NOTHING, CHECK),
			});
			// If they are not in the trash at the second try, the first one recovered them, provided that the
			// recordings are there now.
			if (isNotThere(reply)) await api.get(sessionPath(sessionId, encoding, 'recordings'));
			return { recovered: true, session_id: sessionId };
		});
		return [recovered];
	},
};
