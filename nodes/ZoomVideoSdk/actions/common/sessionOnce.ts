import type { IExecuteFunctions } from 'n8n-workflow';

import { InputError } from '../../shared/errors';
import { textOf } from '../../shared/json';
import type { ZoomApi } from '../../zoom/http/ZoomApi';
import { foldName } from '../../zoom/sessions/foldName';
import { isAfterCrash } from './crashedRun';
import { doOnce } from './doOnce';
import { standsAlone } from './executionMemory';
import { findSession, type SessionScope } from './findSession';
import { assertOfItem, knownSession, noteChanged, noteRead } from './namedSessions';
import { readLocator, readSession } from './sessionLocator';

/**
 * The id of the session that an item names, for operations that remove the session from the list in
 * which names are looked up: deleting and recovering.
 *
 * A name stands for the session that the execution has found under it before. Once its recordings are
 * deleted, another session has the latest ones of that name: a second item, or Retry On Fail, would
 * delete these as well. And a newer session may have appeared since an earlier step read what is to be
 * deleted.
 *
 * @throws InputError when earlier steps have read several of that name, the item belongs to another one, or
 * nothing remembers what was read
 */
export async function readSessionOnce(
	context: IExecuteFunctions,
	api: ZoomApi,
	itemIndex: number,
	scope: SessionScope,
): Promise<string> {
	const locator = readLocator(context, itemIndex);
	if (locator.mode !== 'name') return await findSession(api, locator, scope);
	if (standsAlone(context)) {
		throw new InputError(
			"'Session': n8n's MCP server cannot choose by name what it deletes or recovers",
			'If the call were repeated, the name would mean the session before. Let the client give the ID: set the field to By ID.',
		);
	}
	if (isAfterCrash(context)) {
		throw new InputError(
			"'Session': n8n was killed after this step had begun, so the name may mean another session by now",
			'Look up what the step has done. For the rest, set the field to By ID, and choose Retry with currently saved workflow.',
		);
	}
	const known = knownSession(context, locator, scope);
	const sessionId = known ?? (await findSession(api, locator, scope));
	assertOfItem(context, itemIndex, locator, sessionId);
	noteRead(context, locator, scope, sessionId);
	return sessionId;
}

/**
 * Notes that the session of an item is no longer in the list in which names are looked up. From here on, its name
 * stands for it only until a step reads another one of that name.
 */
export function noteGone(
	context: IExecuteFunctions,
	itemIndex: number,
	scope: SessionScope,
	sessionId: string,
): void {
	const locator = readLocator(context, itemIndex);
	if (locator.mode === 'name') noteChanged(context, locator, scope, sessionId);
}

/**
 * The id of the live session that an item names, for operations that change it. A name stands for the session
 * that an earlier try of the same item has found under it: that one may have ended, and a newer one begun.
 */
export async function readLiveSession(
	context: IExecuteFunctions,
	api: ZoomApi,
	itemIndex: number,
): Promise<string> {
	const find = async () => await readSession(context, api, itemIndex, 'live');
	const { mode, value } = readLocator(context, itemIndex);
	if (mode !== 'name') return await find();
	const what = ['session of name', foldName(value.trim())];
	const found = await doOnce(context, itemIndex, what, async () => ({ session_id: await find() }));
	return textOf(found.session_id) ?? '';
}
