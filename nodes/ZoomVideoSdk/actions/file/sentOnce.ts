import type { IExecuteFunctions } from 'n8n-workflow';

import { placesOf } from '../../files/upload/targetPlace';
import type { UploadTarget } from '../../files/upload/upload';
import { ZoomError } from '../../shared/errors';
import { isJsonObject, type JsonObject } from '../../shared/json';
import { executionMemory } from '../common/executionMemory';

/** Headers by which a storage refuses to replace a file: `If-None-Match`, `x-goog-if-generation-match`. */
const CONDITION = /^(?:x-goog-)?if-/i;

export type Headers = Readonly<Record<string, string>>;

function isSession({ to }: UploadTarget): boolean {
	return to === 'googleSession' || to === 'microsoftSession';
}

/** The place of a target that takes a file once: a session, or an address with a condition. */
function placeOf(target: UploadTarget, headers: Headers): string | undefined {
	const isOnce = isSession(target) || Object.keys(headers).some((name) => CONDITION.test(name));
	return isOnce ? placesOf(target)[0] : undefined;
}

const sent = (context: IExecuteFunctions) => executionMemory(context, 'zoomVideoSdkUploaded');

/**
 * What Upload returned earlier in this execution for a target that accepts a file once. When n8n retries the
 * node because another item failed, this file cannot be sent again.
 */
export function outputBefore(
	context: IExecuteFunctions,
	target: UploadTarget,
	headers: Headers,
): JsonObject | undefined {
	const place = placeOf(target, headers);
	const output = place === undefined ? undefined : sent(context)[place];
	return isJsonObject(output) ? { ...output } : undefined;
}

/** Keeps the output with the execution. Nothing in it gives a right of access. */
export function keepOutput(
	context: IExecuteFunctions,
	target: UploadTarget,
	headers: Headers,
	output: JsonObject,
): void {
	const place = placeOf(target, headers);
	if (place !== undefined) sent(context)[place] = { ...output };
}

/**
 * Whether a file that was sent before is at its target: a session is complete, and gone; a storage says so
 * when it is asked to take it again.
 *
 * @param error with which it refused; without one, nothing was asked
 */
export function isThere(target: UploadTarget, error?: unknown): boolean {
	return isSession(target) || (error instanceof ZoomError && error.details.status === 412);
}
