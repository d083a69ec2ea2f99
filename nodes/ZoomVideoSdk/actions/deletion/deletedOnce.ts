import type { IExecuteFunctions } from 'n8n-workflow';

import { digest } from '../../shared/digest';
import { ZoomError } from '../../shared/errors';
import { isJsonObject, type JsonObject } from '../../shared/json';
import { CREDENTIAL_NAME } from '../../zoom/auth/credential';
import { executionMemory } from '../common/executionMemory';

const deletedInRun = new WeakMap<IExecuteFunctions, Set<string>>();

/**
 * Deletes something, and keeps its output with the execution. When n8n retries the node because another item failed,
 * what has been deleted is gone, and counts as done. A second item of the same run that deletes it again is an error.
 *
 * @param what tells it from all else of the account
 * @param nothing the message of the error that it is not there
 * @throws what `act` throws
 */
export async function deletedOnce(
	context: IExecuteFunctions,
	what: readonly string[],
	nothing: string,
	act: () => Promise<JsonObject>,
): Promise<JsonObject> {
	const ofRun = deletedInRun.get(context) ?? new Set<string>();
	deletedInRun.set(context, ofRun);
	const deleted = executionMemory(context, 'zoomVideoSdkDeleted');
	const account = context.getNode().credentials?.[CREDENTIAL_NAME]?.id ?? '';
	const key = digest(JSON.stringify([account, ...what]));
	const output = await act().catch(async (error: unknown) => {
		const earlier = ofRun.has(key) ? undefined : deleted[key];
		const isGone = error instanceof ZoomError && error.message === nothing;
		return isGone && isJsonObject(earlier) ? { ...earlier } : await Promise.reject(error);
	});
	ofRun.add(key);
	deleted[key] = { ...output };
	return output;
}
