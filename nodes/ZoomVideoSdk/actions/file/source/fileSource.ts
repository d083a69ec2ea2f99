import type { IExecuteFunctions } from 'n8n-workflow';

import { InputError } from '../../../shared/errors';
import { isJsonObject, jsonOfItem, parseJson, textOf, type JsonObject } from '../../../shared/json';
import { readChoice, type Values } from '../../../shared/parameters/parameters';
import { sessionPath } from '../../../zoom/http/paths';
import type { ZoomApi } from '../../../zoom/http/ZoomApi';
import { isFileCollection } from '../../../zoom/recordings/fileKinds';
import {
	fileOfItem,
	hasFileLists,
	isSplit,
	sessionFiles,
	type RecordingFile,
} from '../../../zoom/recordings/sessionFiles';
import { sessionIdOf } from '../../../zoom/sessions/session';
import { readSession, readSessionIdEncoding } from '../../common/sessionLocator';
import { readFileId } from './fileId';
import { lookedInItem, type LookedIn } from './noMatch';
import { selectionText } from './readSelection';
import { selectFiles, type FileSelection } from './selectFiles';

/** Zoom's JSON as it comes from n8n, which allows more in an item than JSON does. */
function inputJson(context: IExecuteFunctions, itemIndex: number): JsonObject {
	const json: unknown = context.getInputData()[itemIndex]?.json;
	return isJsonObject(json) ? json : {};
}

/**
 * A file or session that an expression takes from an earlier step: its JSON, or the item with it.
 *
 * @throws InputError
 */
function earlierJson(context: IExecuteFunctions, itemIndex: number): JsonObject {
	const value: unknown = context.getNodeParameter('earlierFile', itemIndex, '');
	const json = jsonOfItem(typeof value === 'string' ? parseJson(value) : value);
	if (isJsonObject(json)) return json;
	throw new InputError(
		Array.isArray(json)
			? "'Earlier File or Session': this is a list"
			: "'Earlier File or Session': this is neither a file nor a session",
		"Give the one object that belongs to the item, such as {{ $('When a file is ready').item.json }}.",
	);
}

/** The files that an item carries: one file, or those of a session; none when it is neither. */
function filesOfItem(item: JsonObject): RecordingFile[] {
	const { collection } = item;
	if (typeof collection === 'string' && isFileCollection(collection)) {
		return [fileOfItem(item, collection)];
	}
	return sessionFiles(item);
}

/** The token of the item's event, or the one that Get requested, if the user wanted it in the item. */
function tokenOf({ download_token, download_access_token }: JsonObject): string | undefined {
	return textOf(download_token) ?? textOf(download_access_token);
}

async function filesOfSession(
	api: ZoomApi,
	sessionId: string,
	options: Values,
): Promise<RecordingFile[]> {
	const path = sessionPath(sessionId, readSessionIdEncoding(options), 'recordings');
	return sessionFiles({ session_id: sessionId, ...(await api.get(path)) });
}

function noFilesError(from: unknown): InputError {
	const name = from === 'earlier' ? 'An Earlier Step' : 'Input Item';
	const other =
		from === 'earlier'
			? ''
			: ' Is the file the output of a step before the previous one? Use An Earlier Step.';
	return new InputError(
		'There are no recording files',
		`With 'Files From' set to ${name}, the item must be a file or a session with its files, as returned by the trigger, Get and Get Many.${other}`,
	);
}

/** How to find the files of an item: set up once, and read as often as needed while waiting for them. */
export interface FileSource {
	/** All files that exist by now. */
	read(): Promise<RecordingFile[]>;
	/** The selected ones of them, or those to wait for. */
	select(files: readonly RecordingFile[], isAwaited?: boolean): RecordingFile[];
	/** What was selected, for errors. */
	selected: string;
	/** Whether the files are read at Zoom, so that another reading can give something else. */
	isLive: boolean;
	/** Whether a single file is meant. */
	isOne: boolean;
	/** For errors. */
	lookedIn: LookedIn;
	/** The token for downloads that an item carries. */
	token?: string | undefined;
}

/**
 * Reads from an item's parameters where its files come from.
 *
 * @param selection which files to use, unless a single one is named
 * @param isWaiting whether a session in the item is to be read again at Zoom
 * @throws InputError
 */
export function fileSource(
	context: IExecuteFunctions,
	api: ZoomApi,
	itemIndex: number,
	options: Values,
	selection: FileSelection,
	isWaiting: boolean,
): FileSource {
	const sources = ['input', 'earlier', 'session', 'file'] as const;
	const given = context.getNodeParameter('filesFrom', itemIndex, 'input');
	const from = readChoice(given, 'Files From', sources, 'input');
	const selected = selectionText(selection);
	let sessionId: string | undefined;
	const ofSession = async () => {
		sessionId ??= await readSession(context, api, itemIndex, 'recorded');
		return await filesOfSession(api, sessionId, options);
	};
	if (from === 'file') {
		const fileId = readFileId(context, itemIndex, 'read');
		const isNamed = (file: RecordingFile) => textOf(file.id) === fileId;
		return {
			read: ofSession,
			select: (files, isAwaited) => selectFiles(files.filter(isNamed), selection, isAwaited),
			selected: `ID ${fileId}`,
			isLive: true,
			isOne: true,
			lookedIn: { what: 'namedFile' },
		};
	}
	const select: FileSource['select'] = (files, isAwaited) =>
		selectFiles(files, selection, isAwaited);
	const live = {
		select,
		selected,
		isLive: true,
		isOne: false,
		lookedIn: { what: 'session' },
	} as const;
	if (from === 'session') return { ...live, read: ofSession };
	const item = from === 'earlier' ? earlierJson(context, itemIndex) : inputJson(context, itemIndex);
	// The `id` of a table's row, or of a service's answer, is not a session's: no recording would ever come.
	const itemSessionId = hasFileLists(item) ? sessionIdOf(item) : textOf(item.session_id);
	// What Split Out makes of a session means one file: all of the session, or the best, would be another one.
	const isOfSession = item.collection === undefined && !isSplit(item);
	if (isWaiting && isOfSession && itemSessionId !== undefined) {
		const read = async () => await filesOfSession(api, itemSessionId, options);
		return { ...live, read, token: tokenOf(item) };
	}
	const files = filesOfItem(item);
	const isFile = files.length > 0 && item.collection !== undefined;
	if (!isFile && !hasFileLists(item)) throw noFilesError(from);
	const read = async () => await Promise.resolve(files);
	const lookedIn = lookedInItem(item, from === 'earlier');
	return { read, select, selected, isLive: false, isOne: false, lookedIn, token: tokenOf(item) };
}
