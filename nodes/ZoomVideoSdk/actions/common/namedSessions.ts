import type { IExecuteFunctions } from 'n8n-workflow';

import { digest } from '../../shared/digest';
import { InputError } from '../../shared/errors';
import { isJsonObject, textOf, type JsonObject } from '../../shared/json';
import { credentialIdOf } from '../../zoom/auth/credential';
import { foldName } from '../../zoom/sessions/foldName';
import { executionMemory } from './executionMemory';
import type { SessionScope } from './findSession';
import type { Locator } from './locator';

const CHOOSE_BY_ID =
	'Choose By ID, such as {{ $json.session_id }} of an item of the session you mean.';

/** What an execution knows of the sessions of a name. */
interface NamedSessions {
	/** Those that its steps have read since one was deleted or recovered. */
	read: string[];
	/** The one that was deleted or recovered last. */
	changed: string | undefined;
}

/** Of the account that the node's credential is for: another has sessions of its own. */
function keyOf(context: IExecuteFunctions, { value }: Locator, scope: SessionScope): string {
	const account = credentialIdOf(context.getNode());
	return `${scope}:${digest(`${account} ${foldName(value)}`)}`;
}

function parseSessions(kept: unknown): NamedSessions {
	const { read, changed }: JsonObject = isJsonObject(kept) ? kept : {};
	return {
		read: Array.isArray(read) ? read.flatMap((id) => textOf(id) ?? []) : [],
		changed: textOf(changed),
	};
}

const memoryOf = (context: IExecuteFunctions) => executionMemory(context, 'zoomVideoSdkSessions');

/** Remembers which session a step has read under a name, in whatever node and round of a loop. */
export function noteRead(
	context: IExecuteFunctions,
	locator: Locator,
	scope: SessionScope,
	sessionId: string,
): void {
	const memory = memoryOf(context);
	const key = keyOf(context, locator, scope);
	const { read, changed } = parseSessions(memory[key]);
	memory[key] = { read: [...new Set([...read, sessionId])], changed };
}

/** Remembers which session of a name a step has deleted or recovered. */
export function noteChanged(
	context: IExecuteFunctions,
	locator: Locator,
	scope: SessionScope,
	sessionId: string,
): void {
	memoryOf(context)[keyOf(context, locator, scope)] = { read: [], changed: sessionId };
}

/**
 * The session that a name means in this execution, for a step that changes it: the one that earlier steps have
 * read or, if none has been read since, the one that was deleted or recovered last.
 *
 * @returns `undefined` when the execution knows none
 * @throws InputError when it has read several
 */
export function knownSession(
	context: IExecuteFunctions,
	locator: Locator,
	scope: SessionScope,
): string | undefined {
	const { read, changed } = parseSessions(memoryOf(context)[keyOf(context, locator, scope)]);
	if (read.length > 1) {
		throw new InputError(
			`'Session': earlier steps have read ${read.length} sessions named "${locator.value.trim()}"`,
			`A newer one has appeared while the workflow ran, so the name does not say which one you mean. ${CHOOSE_BY_ID}`,
		);
	}
	return read[0] ?? changed;
}

/**
 * Makes sure that the session found under a name is that of the item, if the item says that it belongs to one of
 * that name.
 *
 * @throws InputError
 */
export function assertOfItem(
	context: IExecuteFunctions,
	itemIndex: number,
	{ value }: Locator,
	sessionId: string,
): void {
	const item: unknown = context.getInputData()[itemIndex]?.json;
	if (!isJsonObject(item)) return;
	const [name, id] = [textOf(item.session_name), textOf(item.session_id)];
	if (name === undefined || id === undefined || id === sessionId) return;
	// Zoom may keep a space at the end of a name, which the field does not.
	if (foldName(name.trim()) !== foldName(value.trim())) return;
	throw new InputError(
		`'Session': the item belongs to another session named "${value.trim()}" than the latest one`,
		CHOOSE_BY_ID,
	);
}
