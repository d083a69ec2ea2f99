import type { IExecuteFunctions } from 'n8n-workflow';

import { digest } from '../../shared/digest';
import { textOf } from '../../shared/json';
import type { ZoomApi } from '../../zoom/http/ZoomApi';
import { executionMemory } from './executionMemory';
import { findSession, type SessionScope } from './findSession';
import { readLocator } from './sessionLocator';

/**
 * The id of the session that an item names, for what takes the session out of the list in which names are
 * looked up: deleting, recovering.
 *
 * A name stands for the same session all through an execution. Once its recordings are deleted, another
 * session has the latest ones of that name: a second item, or Retry On Fail, would delete these as well.
 */
export async function readSessionOnce(
	context: IExecuteFunctions,
	api: ZoomApi,
	itemIndex: number,
	scope: SessionScope,
): Promise<string> {
	const locator = readLocator(context, itemIndex);
	if (locator.mode !== 'name') return await findSession(api, locator, scope);
	const found = executionMemory(context, 'zoomVideoSdkSessions');
	const name = `${scope}:${digest(locator.value.trim().normalize().toLowerCase())}`;
	const sessionId = textOf(found[name]) ?? (await findSession(api, locator, scope));
	found[name] = sessionId;
	return sessionId;
}
