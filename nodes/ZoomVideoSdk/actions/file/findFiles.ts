import type { IExecuteFunctions } from 'n8n-workflow';

import { ZoomError } from '../../shared/errors';
import type { Values } from '../../shared/parameters';
import type { ZoomApi } from '../../zoom/http/ZoomApi';
import { areReady, missingKinds } from '../../zoom/recordings/readiness';
import type { RecordingFile } from '../../zoom/recordings/sessionFiles';
import { pollUntilReady } from '../common/pollUntilReady';
import { readWait } from '../common/waitOptions';
import { fileSource, requireMatches } from './fileSource';
import type { FileSelection } from './selectFiles';

/**
 * The selected files of an item, waited for if the user chose that.
 *
 * @throws InputError when there is none and the user chose an error; ZoomError when waiting timed out
 */
export async function findFiles(
	context: IExecuteFunctions,
	api: ZoomApi,
	itemIndex: number,
	options: Values,
	selection: FileSelection,
): Promise<RecordingFile[]> {
	const { acceptPartial, limitMs, signal } = readWait(options, api.signal);
	const source = fileSource(context, api, itemIndex, options, selection, limitMs > 0);
	// A file of an item never changes.
	const until = { limitMs: source.isLive ? limitMs : 0, signal };
	const isReady = (files: RecordingFile[]) =>
		areReady(files) &&
		(selection.by !== 'kinds' || missingKinds(files, selection.kinds).length === 0);
	const files = await pollUntilReady(source.read, isReady, until);
	if (until.limitMs > 0 && !acceptPartial && !isReady(files)) {
		throw new ZoomError(`Zoom has not finished the files in time (${source.selected})`, {
			description:
				'Wait longer, or let When Waiting Was in Vain put out what is there. A transcript or summary is made only where the session asked for one.',
		});
	}
	return requireMatches(files, source, options);
}
