import type { IExecuteFunctions } from 'n8n-workflow';

import { DownloadWays } from '../../../files/download/connection/DownloadWays';
import { ZoomError } from '../../../shared/errors';
import { textOf } from '../../../shared/json';
import type { Values } from '../../../shared/parameters/parameters';
import type { ZoomApi } from '../../../zoom/http/ZoomApi';
import { sessionParts } from '../../../zoom/recordings/completeSet/sessionParts';
import { areReady, missingKinds, missingTypes } from '../../../zoom/recordings/readiness';
import type { RecordingFile } from '../../../zoom/recordings/sessionFiles';
import { pollUntilReady } from '../../common/pollUntilReady';
import { readSessionIdEncoding } from '../../common/sessionLocator';
import { readWait } from '../../common/waitOptions';
import { fileSource, type FileSource } from './fileSource';
import { listedAddress } from './listedAddress';
import { noMatch } from './noMatch';
import type { FileSelection } from './selectFiles';
import { readAbsence, type AbsenceChoices } from './absence';

/** The selected ones of the files; without any, nothing or an error, as the user chose. */
function requireMatches(
	listed: readonly RecordingFile[],
	source: FileSource,
	kinds: readonly string[],
	{ ifNoFileMatches }: AbsenceChoices,
): RecordingFile[] {
	const files = source.select(listed);
	if (files.length === 0 && ifNoFileMatches === 'error') {
		throw noMatch(source.lookedIn, source.selected, kinds, listed);
	}
	return files;
}

/** Whether a part of the recording has no finished transcript: Zoom makes one for each. */
function lacksTranscript(files: readonly RecordingFile[]): boolean {
	return sessionParts(files).some(({ media, hasTranscript }) => media.length > 0 && !hasTranscript);
}

/** The files that an operation works with. */
export interface FoundFiles {
	files: RecordingFile[];
	/** Whether they were just read at Zoom. */
	isLive: boolean;
	/**
	 * The ways to download one of them.
	 *
	 * @throws ZoomError when its address may get no token
	 */
	waysTo(file: RecordingFile): DownloadWays;
}

/**
 * The selected files of an item, after waiting for them if the user chose that.
 *
 * @throws InputError when there is none and the user chose an error; ZoomError when waiting timed out
 */
export async function findFiles(
	context: IExecuteFunctions,
	api: ZoomApi,
	itemIndex: number,
	options: Values,
	selection: FileSelection,
): Promise<FoundFiles> {
	const absence = readAbsence(options);
	const encoding = readSessionIdEncoding(options);
	const { acceptPartial, limitMs, signal } = readWait(options, api.signal);
	const source = fileSource(context, api, itemIndex, options, selection, limitMs > 0);
	// A file of an item never changes.
	const until = { limitMs: source.isLive ? limitMs : 0, signal };
	const kinds = selection.by === 'kinds' ? selection.kinds : [];
	const types = selection.by === 'recordingTypes' ? selection.types : [];
	const isEnough = (listed: RecordingFile[]) => {
		const files = source.select(listed, true);
		const missing = [...missingKinds(files, kinds), ...missingTypes(files, types)];
		return areReady(files) && missing.length === 0;
	};
	// This is waited for, but is no error in the end: a part without speech has no transcript.
	const isForParts = kinds.includes('transcript') && !source.isOne;
	const isReady = (listed: RecordingFile[]) =>
		isEnough(listed) && !(isForParts && lacksTranscript(listed));
	const listed = await pollUntilReady(source.read, isReady, until);
	if (until.limitMs > 0 && !acceptPartial && !isEnough(listed)) {
		throw new ZoomError(`Zoom has not finished the files in time (${source.selected})`, {
			description:
				"Wait longer, or set 'On Timeout' to Return Available Files. A transcript or summary is made only where the session asked for one.",
		});
	}
	return {
		files: requireMatches(listed, source, kinds, absence),
		isLive: source.isLive,
		waysTo(file) {
			// Reading again would give the same address as a moment ago.
			const findListed = source.isLive
				? undefined
				: async () => await listedAddress(api, file, encoding);
			const address = textOf(file.download_url) ?? '';
			return new DownloadWays(api.access, address, source.token, findListed);
		},
	};
}
