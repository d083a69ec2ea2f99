import { valuesOf } from '../../shared/parameters/parameters';
import { sessionPath } from '../../zoom/http/paths';
import { doOnce, type NodeAttempt } from '../common/doOnce';
import { type Operation } from '../common/operation';
import {
	encodingOptions,
	sessionToDeleteField,
	readChosenId,
	readSessionIdEncoding,
} from '../common/sessionLocator';
import { deleteProven } from '../deletion/deleteProven';
import { deleteAt, deletionFields, notThere, readDeletion } from '../deletion/deletion';

const NOTHING = 'There is no recording for this session';
const CHECK =
	'It was not recorded, Zoom is still processing it, it is already in the trash, or the session ID is wrong. Every run of a session gets a new ID. If several items belong to one session, the first has deleted it: set the node to Execute Once.';

/** Deletes all files of one session, to Zoom's trash unless the node is set to delete for good. */
export const deleteRecordings: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete session recordings',
		description: 'Move all files of a session to the trash, or delete them for good',
	},
	fields: [sessionToDeleteField, ...deletionFields, encodingOptions],
	changesSomething: true,
	async execute(context, itemIndex, openApi) {
		const sessionId = readChosenId(context, itemIndex);
		const api = await openApi();
		const { deletion, archived } = readDeletion(context, itemIndex);
		const encoding = readSessionIdEncoding(valuesOf(context, 'options', itemIndex));
		const path = sessionPath(sessionId, encoding, 'recordings');
		const messages = notThere(NOTHING, CHECK);
		const target = { sessionId, path, listPath: path, includes: () => true, messages };
		const remove = async (attempt: NodeAttempt) => {
			const proofs = archived && (await deleteProven(api, target, deletion, archived, attempt));
			if (archived === undefined) await deleteAt(api, path, deletion, messages, attempt);
			return {
				deleted: true,
				action: deletion,
				session_id: sessionId,
				...(proofs && { archived_files: proofs }),
			};
		};
		return [await doOnce(context, itemIndex, [deletion, sessionId], remove)];
	},
};
