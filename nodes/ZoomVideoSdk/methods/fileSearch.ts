import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { findSession } from '../actions/common/findSession';
import { toSessionLocator, type Locator } from '../actions/common/locator';
import { chosenId, readSessionIdEncoding } from '../actions/common/sessionLocator';
import { InputError } from '../shared/errors';
import { textOf } from '../shared/json';
import { toValues } from '../shared/parameters/parameters';
import { sessionPath } from '../zoom/http/paths';
import { ZoomApi } from '../zoom/http/ZoomApi';
import { listRecordings } from '../zoom/recordings/listRecordings';
import { nameTest } from '../zoom/recordings/nameMatch';
import { sessionFiles, type RecordingFile } from '../zoom/recordings/sessionFiles';
import { sessionIdOf } from '../zoom/sessions/session';
import { fileLabels } from './fileLabels';
import { toListError } from './toListError';

/** Whether the editor could not evaluate the value: it comes as nothing, or still as an expression. */
function isUnknown(value: unknown): boolean {
	return (
		value === undefined || value === null || (typeof value === 'string' && value.startsWith('='))
	);
}

/**
 * The session that is chosen in the node. The editor evaluates its expression with the data of the last run.
 *
 * @throws InputError when there is none
 */
function chosenSession(context: ILoadOptionsFunctions): Locator {
	const chosen: unknown = context.getCurrentNodeParameter('sessionId');
	const value = isUnknown(chosen) || typeof chosen === 'string' ? chosen : toValues(chosen).value;
	if (isUnknown(value)) {
		throw new InputError(
			'The session is an expression that has no value yet',
			'Execute the previous nodes first, so that n8n can evaluate it. Or choose By ID for the file.',
		);
	}
	if (value === '') {
		throw new InputError('Choose a session first', 'The list shows the files of that session.');
	}
	return toSessionLocator(chosen);
}

async function filesInTrash(api: ZoomApi, sessionId: string): Promise<RecordingFile[]> {
	const query = {
		range: undefined,
		trash: 'recording_file' as const,
		sessionName: undefined,
		fileKinds: [],
	};
	for await (const session of listRecordings(api, query, { all: false })) {
		if (sessionIdOf(session) === sessionId) return sessionFiles(session);
	}
	throw new InputError(
		'The trash holds no single files of this session',
		'Zoom deletes what is in its trash after 30 days. Files that were deleted with their session are recovered by Recording: Recover.',
	);
}

/**
 * One entry for each id, for Zoom is given nothing else, whose label or id contains the text. Files in different
 * lists of a session can have the same id: their entry names them all.
 */
function resultsOf(files: readonly RecordingFile[], filter: string): INodeListSearchResult {
	const labels = fileLabels(files);
	const named = new Map<string, string[]>();
	for (const [place, file] of files.entries()) {
		const id = textOf(file.id);
		if (id !== undefined) named.set(id, [...(named.get(id) ?? []), labels[place] ?? id]);
	}
	const contains = nameTest('contains', filter);
	const entries = [...named].map(([value, names]) => ({ name: names.join(', and '), value }));
	return { results: entries.filter(({ name, value }) => contains(`${name} ${value}`)) };
}

/** The files of the chosen session. */
export async function searchFiles(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	try {
		const api = await ZoomApi.open(this);
		const sessionId = await findSession(api, chosenSession(this), 'recorded');
		const encoding = readSessionIdEncoding(toValues(this.getCurrentNodeParameter('options')));
		const session = await api.get(sessionPath(sessionId, encoding, 'recordings'));
		return resultsOf(sessionFiles({ session_id: sessionId, ...session }), filter);
	} catch (error) {
		throw toListError(this.getNode(), error);
	}
}

/** The files of the chosen session that were moved to the trash one by one. */
export async function searchTrashedFiles(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	try {
		const api = await ZoomApi.open(this);
		const sessionId = chosenId(chosenSession(this));
		return resultsOf(await filesInTrash(api, sessionId), filter);
	} catch (error) {
		throw toListError(this.getNode(), error);
	}
}
