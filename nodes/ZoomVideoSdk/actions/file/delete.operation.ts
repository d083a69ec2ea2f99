import { ZoomError } from '../../shared/errors';
import { textOf, type JsonObject } from '../../shared/json';
import { valuesOf } from '../../shared/parameters';
import { filePath, sessionPath } from '../../zoom/http/paths';
import { assertArchived, readableFiles } from '../common/assertArchived';
import { deleteAt, deletionFields, notThere, readDeletion } from '../common/deletion';
import { shownFor, type Operation } from '../common/operation';
import {
	encodingOptions,
	readSession,
	recordedSessionField,
	readSessionIdEncoding,
} from '../common/sessionLocator';
import { fileIdField, readFileId } from './fileId';

const NO_FILE = 'There is no such file in the recordings of this session';
const CHECK = 'It is in the trash, was deleted, or the file ID or the session is another one.';

/** Deletes one file, to Zoom's trash unless the node is set to delete for good. */
export const deleteFile: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete a file',
		description: 'Move one file of a session to the trash, or delete it for good',
	},
	fields: shownFor(
		'file',
		['delete'],
		[recordedSessionField, fileIdField, ...deletionFields, encodingOptions],
	),
	async execute(context, api, itemIndex) {
		const { deletion, archived } = readDeletion(context, itemIndex);
		const encoding = readSessionIdEncoding(valuesOf(context, 'options', itemIndex));
		const fileId = readFileId(context, itemIndex);
		const sessionId = await readSession(context, api, itemIndex, 'recorded');
		let proofs: JsonObject[] | undefined;
		if (archived !== undefined) {
			const session = await api.get(sessionPath(sessionId, encoding, 'recordings'));
			// Files in different lists of a session can share an id, and Zoom is given the id alone.
			const named = readableFiles(session).filter(({ id }) => textOf(id) === fileId);
			if (named.length === 0) throw new ZoomError(NO_FILE, { description: CHECK });
			proofs = assertArchived(named, archived);
		}
		await deleteAt(api, filePath(sessionId, encoding, fileId), deletion, notThere(NO_FILE, CHECK));
		return [
			{
				deleted: true,
				action: deletion,
				session_id: sessionId,
				id: fileId,
				...(proofs && { archived_files: proofs }),
			},
		];
	},
};
