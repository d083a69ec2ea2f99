import { headerOf, isAuthorized, type Exchange, type TargetState } from './exchange';
import { json, ReplyError } from './reply';

/** An error as Google's APIs answer it. */
export function googleError(status: number, message: string, reason = 'invalid'): ReplyError {
	const errors = [{ message, domain: 'global', reason }];
	return new ReplyError(json(status, { error: { code: status, message, errors } }));
}

/** @throws ReplyError when the bearer token is missing or another */
export function requireBearer(exchange: Exchange, state: Pick<TargetState, 'token'>): void {
	if (isAuthorized(exchange, state)) return;
	exchange.request.resume();
	const isMissing = headerOf(exchange, 'authorization') === undefined;
	if (isMissing) throw googleError(401, 'Login Required.', 'required');
	throw googleError(401, 'Invalid Credentials', 'authError');
}
