import type { IExecuteFunctions } from 'n8n-workflow';

import type { ZoomApi } from '../../zoom/http/ZoomApi';
import type { SessionScope } from './findSession';
import { readLocator, readSession, sessionOfName } from './sessionLocator';

/**
 * The id of the session that an item names, for operations that remove the session from the list in
 * which names are looked up: deleting and recovering.
 *
 * A name stands for the session that the execution has found under it before. Once its recordings are
 * deleted, another session has the latest ones of that name: a second item, or Retry On Fail, would
 * delete these as well. And a newer session may have appeared since an earlier step read what is to be
 * deleted.
 */
export async function readSessionOnce(
	context: IExecuteFunctions,
	api: ZoomApi,
	itemIndex: number,
	scope: SessionScope,
): Promise<string> {
	const found = sessionOfName(context, readLocator(context, itemIndex), scope);
	return found ?? (await readSession(context, api, itemIndex, scope));
}
