import { InputError, ZoomError } from '../../shared/errors';
import { isJsonObject } from '../../shared/json';
import type { ErrorMessages } from '../../zoom/http/errorMessages';
import { reasonOf } from '../../zoom/http/networkError';
import type { Query } from '../../zoom/http/paths';
import type { CallResult, ZoomApi } from '../../zoom/http/ZoomApi';

/** A check does not wait for rate limits, and retries nothing. */
const DEADLINE_MS = 15_000;

/** What went wrong, and what to do. */
export function messageOf(error: unknown): string {
	if (!(error instanceof ZoomError || error instanceof InputError)) return reasonOf(error);
	const advice = error instanceof ZoomError ? error.details.description : error.description;
	return advice ? `${error.message.replace(/\.$/, '')}. ${advice}` : error.message;
}

/**
 * Asks Zoom once, to see how it answers.
 *
 * @param meanings what Zoom's codes mean for this call, if that differs
 */
export async function probe(
	api: ZoomApi,
	path: string,
	query: Query,
	meanings: ErrorMessages = {},
): Promise<CallResult> {
	const call = { method: 'GET', path, query, meanings, deadlineMs: DEADLINE_MS } as const;
	const { reply, error } = await api.tryCall({ ...call, idempotent: true });
	if (error !== undefined) return { reply, error };
	if (isJsonObject(reply.body)) return { reply, error: undefined };
	return { reply, error: api.explain(reply, meanings) };
}
