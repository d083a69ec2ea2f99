import type { IExecuteFunctions } from 'n8n-workflow';

import { textOf } from '../../shared/json';
import type { ZoomApi } from '../../zoom/http/ZoomApi';
import { foldName } from '../../zoom/sessions/foldName';
import { doOnce } from './doOnce';
import { readLocator, readSession } from './sessionLocator';

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
