import type { IExecuteFunctions } from 'n8n-workflow';

import { ZoomError } from '../../../shared/errors';
import { hideAddress } from '../../../shared/hideAddress';
import { redact } from '../../../shared/redact';
import { retry, type RetryPolicy } from '../../../shared/async/retry';
import type { ApiAccess } from '../../../zoom/auth/credential';
import { reasonOf } from '../../../zoom/http/networkError';
import { readResponse } from '../../../zoom/http/response';
import { ErrorResponse, httpRetryPolicy, isTransient } from '../../../zoom/http/retryPolicy';
import { toDownloadError } from './downloadError';
import { BrokenDownload } from './downloadFailures';
import type { Way } from './DownloadWays';
import { openDownload, type DownloadResponse } from './openDownload';
import { readBeginning } from './readBody';

/** How much of an error's body is read: Zoom's own errors are one line, and a web page says no more. */
const ERROR_BYTES = 65_536;

const HTTP_RETRY = httpRetryPolicy(true);

/** The error for a download that broke, whatever broke it. */
export function brokenDownload(address: URL, error: unknown): BrokenDownload {
	if (error instanceof BrokenDownload) return error;
	return new BrokenDownload(`The download from ${address.host} was interrupted`, {
		description: `Nothing was saved: ${redact(reasonOf(error))}. Check the network and proxy of this machine, then try again.`,
	});
}

/**
 * Asks for a file, or with `Range` for the rest of it, waiting out rate limits and temporary failures.
 *
 * @returns status 200; with `Range` also 206 or 416
 * @throws DownloadRefused, BrokenDownload, ZoomError
 */
export async function requestFile(
	context: IExecuteFunctions,
	access: ApiAccess,
	way: Way,
	headers: Record<string, string>,
): Promise<DownloadResponse> {
	const signal = context.getExecutionCancelSignal();
	const accepted = 'Range' in headers ? [200, 206, 416] : [200];
	const attempt = async () => {
		const response = await openDownload(context, access, way, headers);
		if (accepted.includes(response.status)) return response;
		const { status, headers: answered, address } = response;
		const reply = readResponse(status, answered, await readBeginning(response, ERROR_BYTES));
		const message = reply.message && hideAddress(reply.message, address);
		throw new ErrorResponse({ ...reply, message }, address.host);
	};
	const policy: RetryPolicy = (error, attempts) =>
		error instanceof ZoomError ? undefined : HTTP_RETRY(error, attempts);
	try {
		return await retry(attempt, policy, signal);
	} catch (error) {
		signal?.throwIfAborted();
		throw toZoomError(error, way.address, access);
	}
}

function toZoomError(error: unknown, address: URL, access: ApiAccess): ZoomError {
	if (error instanceof ZoomError) return error;
	if (!(error instanceof ErrorResponse)) return brokenDownload(address, error);
	const { response, host } = error;
	const context = { signedWith: access.from, now: Date.now() };
	const failure = toDownloadError(response, host, host === address.host, context);
	const passes = isTransient(response) || failure.details.isShortLimit === true;
	return passes ? new BrokenDownload(failure.message, failure.details) : failure;
}
