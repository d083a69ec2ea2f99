import type { IExecuteFunctions } from 'n8n-workflow';

import { placesOf } from '../../files/upload/targetPlace';
import type { UploadTarget } from '../../files/upload/upload';
import { isJsonObject, type JsonObject } from '../../shared/json';
import { executionMemory } from '../common/executionMemory';

/** The place of a session, which takes one file and once; `undefined` for targets that take one again. */
function sessionPlace(target: UploadTarget): string | undefined {
	const isSession = target.to === 'googleSession' || target.to === 'microsoftSession';
	return isSession ? placesOf(target)[0] : undefined;
}

const completed = (context: IExecuteFunctions) => executionMemory(context, 'zoomVideoSdkUploaded');

/**
 * What Upload has put out in this execution for a session that it completed. When n8n tries the node once
 * more because another item failed, this one cannot be sent again: its session is gone.
 */
export function outputOfSession(
	context: IExecuteFunctions,
	target: UploadTarget,
): JsonObject | undefined {
	const place = sessionPlace(target);
	const output = place === undefined ? undefined : completed(context)[place];
	return isJsonObject(output) ? { ...output } : undefined;
}

/** Keeps what is put out for a session that was completed. Nothing in it gives a right of access. */
export function keepOutputOfSession(
	context: IExecuteFunctions,
	target: UploadTarget,
	output: JsonObject,
): void {
	const place = sessionPlace(target);
	if (place !== undefined) completed(context)[place] = { ...output };
}
