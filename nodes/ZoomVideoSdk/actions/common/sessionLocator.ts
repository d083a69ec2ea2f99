import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { InputError } from '../../shared/errors';
import { readChoice, type Values } from '../../shared/parameters/parameters';
import type { SessionIdEncoding } from '../../zoom/http/paths';
import type { ZoomApi } from '../../zoom/http/ZoomApi';
import { findSession, requireChosen, type SessionScope } from './findSession';
import { toSessionLocator, type Locator } from './locator';
import { optionsField } from './operation';

function byList(searchListMethod: string) {
	return {
		displayName: 'From List',
		name: 'list',
		type: 'list' as const,
		placeholder: 'Select a session…',
		typeOptions: { searchListMethod, searchable: true, searchFilterRequired: false },
	};
}

const byId = {
	displayName: 'By ID',
	name: 'id',
	type: 'string' as const,
	placeholder: 'e.g. kwPoX6bTS4uWBYwmEpzBvA==',
	validation: [
		{
			type: 'regex' as const,
			properties: {
				regex: '\\s*\\S*\\s*',
				errorMessage:
					'A session ID has no spaces. If this is an expression, switch the field to Expression.',
			},
		},
	],
};

const byName = {
	displayName: 'By Name',
	name: 'name',
	type: 'string' as const,
	placeholder: 'e.g. weekly-review',
};

const common = {
	displayName: 'Session',
	name: 'sessionId',
	type: 'resourceLocator' as const,
	default: { mode: 'list', value: '' },
	required: true,
};

/** Names a session that is live now. */
export const liveSessionField: INodeProperties = {
	...common,
	description:
		'The session, which must be live. A name selects the live session of that name. If several are live, choose from the list or by ID.',
	modes: [byList('searchLiveSessions'), byId, byName],
};

/** Names any session, of the type that the node asks for. */
export const sessionField: INodeProperties = {
	...common,
	description:
		'The session. The list and names cover sessions that are live, or that ended in the last 90 days, as Type says. Of several past sessions with one name, the latest is used. Zoom does not list sessions before they begin: use By ID, with the ID that Create returned.',
	modes: [byList('searchSessions'), byId, byName],
};

/** Names a session that is live or over, as the node says. */
export const begunSessionField: INodeProperties = {
	...common,
	description:
		'The session. The list and names cover sessions that are live, or that ended in the last 90 days, as Type says. Of several past sessions with one name, the latest is used.',
	modes: [byList('searchSessions'), byId, byName],
};

/** Names a session that has not begun: Zoom lists none of these. */
export const plannedSessionField: INodeProperties = {
	...common,
	default: { mode: 'id', value: '' },
	description:
		'The session, by the ID that Create returned. Zoom does not list sessions before they begin.',
	modes: [byId],
};

/** Names a session with recordings. */
export const recordedSessionField: INodeProperties = {
	...common,
	description:
		'The session whose recordings to use. A name selects the latest session of that name with recordings in the last year, because each run of a session has its own ID.',
	modes: [byList('searchRecordedSessions'), byId, byName],
};

/** Names a session of which something is deleted. */
export const sessionToDeleteField: INodeProperties = {
	...common,
	description:
		'The session whose recordings to delete. It cannot be chosen by name, because each run of a session has the same name.',
	modes: [byList('searchRecordedSessions'), byId],
};

/** Names a session whose recordings are in the trash as a whole. */
export const trashedSessionField: INodeProperties = {
	...common,
	description: 'The session whose recordings are all in the trash',
	modes: [byList('searchTrashedSessions'), byId],
};

/** Names a session of which single files are in the trash. */
export const sessionOfTrashedFileField: INodeProperties = {
	...common,
	description: 'The session of the file',
	modes: [byList('searchSessionsOfTrashedFiles'), byId],
};

/** An option for accounts in which Zoom reads IDs in paths differently from its reference. */
export const sessionIdEncodingOption: INodeProperties = {
	displayName: 'Session ID Encoding',
	name: 'sessionIdEncoding',
	type: 'options',
	default: 'auto',
	description:
		'How the session ID is encoded in the address of the call. Change this only if Zoom does not find a session that exists.',
	options: [
		{
			name: 'Automatic',
			value: 'auto',
			description:
				'As Zoom documents it: twice if the ID begins with / or contains //, for a single file if it contains any /, and for deleting a session also if it begins with +. Otherwise once. If Zoom does not find the session, the other encoding is tried too.',
		},
		{ name: 'Always Once', value: 'single' },
		{ name: 'Always Twice', value: 'double' },
	],
};

/** The options of an operation that has no others. */
export const encodingOptions: INodeProperties = optionsField([sessionIdEncodingOption]);

/** How an item names its session. */
export function readLocator(context: IExecuteFunctions, itemIndex: number): Locator {
	return toSessionLocator(context.getNodeParameter('sessionId', itemIndex));
}

/** The id of the session that an item names. */
export async function readSession(
	context: IExecuteFunctions,
	api: ZoomApi,
	itemIndex: number,
	scope: SessionScope,
): Promise<string> {
	return await findSession(api, readLocator(context, itemIndex), scope);
}

/**
 * The id of a session of which something is deleted or recovered.
 *
 * A name does not do: it means the latest session of that name, which is another one once a newer session has
 * begun, or this one is deleted. A second item, a repeat or a retry would go on to the session before.
 *
 * @throws InputError where none is chosen, or by its name
 */
export function chosenId({ mode, value }: Locator): string {
	if (mode === 'name') {
		throw new InputError(
			"'Session': a name cannot say what to delete or recover",
			'By the time this step runs, it may mean another session. Set the field to By ID, such as {{ $json.session_id }} of an item of the session, or choose From List.',
		);
	}
	return requireChosen(value);
}

/** The id of the session of which an item deletes or recovers something; see `chosenId`. */
export function readChosenId(context: IExecuteFunctions, itemIndex: number): string {
	return chosenId(readLocator(context, itemIndex));
}

export function readSessionIdEncoding(options: Values): SessionIdEncoding {
	const choices = ['auto', 'single', 'double'] as const;
	return readChoice(options.sessionIdEncoding, 'Session ID Encoding', choices, 'auto');
}
