import { ZoomError } from '../../shared/errors';
import { textOf } from '../../shared/json';
import { valuesOf } from '../../shared/parameters/parameters';
import { filePath, sessionPath } from '../../zoom/http/paths';
import type { Attempt } from '../../zoom/http/ZoomApi';
import { sessionFiles } from '../../zoom/recordings/sessionFiles';
import { doOnce } from '../common/doOnce';
import { type Operation } from '../common/operation';
import {
	encodingOptions,
	sessionOfTrashedFileField,
	readChosenId,
	readSessionIdEncoding,
} from '../common/sessionLocator';
import { isNotThere, notThere } from '../deletion/deletion';
import { readFileId, trashedFileIdField } from './source/fileId';

const NO_FILE = 'The trash holds no such file of this session';
const CHECK =
	'Zoom deletes what is in its trash for good after 30 days. A file that was deleted with its session is recovered by Recording: Recover. Also check the file ID and the session.';

/** Brings one file back from Zoom's trash, where it stays for 30 days. */
export const recoverFile: Operation = {
	option: {
		name: 'Recover',
		value: 'recover',
		action: 'Recover file',
		description: 'Bring one file of a session back from the trash',
	},
	fields: [sessionOfTrashedFileField, trashedFileIdField, encodingOptions],
	changesSomething: true,
	async execute(context, itemIndex, openApi) {
		const sessionId = readChosenId(context, itemIndex);
		const api = await openApi();
		const encoding = readSessionIdEncoding(valuesOf(context, 'options', itemIndex));
		const fileId = readFileId(context, itemIndex, 'change');
		const recover = async (attempt: Attempt) => {
			const reply = await api.call({
				method: 'PUT',
				path: filePath(sessionId, encoding, fileId, 'status'),
				body: { action: 'recover' },
				idempotent: true,
				isDoneAlready: isNotThere,
				attempt,
				meanings: notThere(NO_FILE, CHECK),
			});
			if (isNotThere(reply)) {
				// If it is not in the trash at the second try, the first one recovered it, provided that the file
				// is there now.
				const session = await api.get(sessionPath(sessionId, encoding, 'recordings'));
				const isBack = sessionFiles(session).some(({ id }) => textOf(id) === fileId);
				if (!isBack) throw new ZoomError(NO_FILE, { description: CHECK });
			}
			return { recovered: true, session_id: sessionId, id: fileId };
		};
		return [await doOnce(context, itemIndex, ['recover', sessionId, fileId], recover)];
	},
};
