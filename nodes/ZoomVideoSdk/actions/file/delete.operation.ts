import { textOf, type JsonObject } from '../../shared/json';
import { valuesOf } from '../../shared/parameters/parameters';
import { filePath, sessionPath } from '../../zoom/http/paths';
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
import { fileIdField, readFileId } from './source/fileId';

const NO_FILE = 'There is no such file in the recordings of this session';
const CHECK =
	'It is in the trash, was deleted (for example by an earlier item), or the file ID or the session is wrong.';

/** Deletes one file, to Zoom's trash unless the node is set to delete for good. */
export const deleteFile: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete file',
		description: 'Move one file of a session to the trash, or delete it for good',
	},
	fields: [sessionToDeleteField, fileIdField, ...deletionFields, encodingOptions],
	changesSomething: true,
	async execute(context, itemIndex, openApi) {
		const sessionId = readChosenId(context, itemIndex);
		const api = await openApi();
		const { deletion, archived } = readDeletion(context, itemIndex);
		const encoding = readSessionIdEncoding(valuesOf(context, 'options', itemIndex));
		const fileId = readFileId(context, itemIndex, 'change');
		const target = {
			sessionId,
			path: filePath(sessionId, encoding, fileId),
			listPath: sessionPath(sessionId, encoding, 'recordings'),
			// Files in different lists of a session can share an ID, and Zoom receives only the ID.
			includes: ({ id }: JsonObject) => textOf(id) === fileId,
			messages: notThere(NO_FILE, CHECK),
		};
		const remove = async (attempt: NodeAttempt) => {
			const proofs = archived && (await deleteProven(api, target, deletion, archived, attempt));
			if (archived === undefined) {
				await deleteAt(api, target.path, deletion, target.messages, attempt);
			}
			return {
				deleted: true,
				action: deletion,
				session_id: sessionId,
				id: fileId,
				...(proofs && { archived_files: proofs }),
			};
		};
		return [await doOnce(context, itemIndex, [deletion, sessionId, fileId], remove)];
	},
};
