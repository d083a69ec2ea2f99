import type { IExecuteFunctions } from 'n8n-workflow';

import { abortableSleep } from '../../shared/abortableSleep';
import { ZoomError } from '../../shared/errors';
import { redact } from '../../shared/redact';
import type { ApiAccess } from '../../zoom/auth/credential';
import { networkCodeOf, reasonOf } from '../../zoom/http/networkError';
import { readResponse } from '../../zoom/http/response';
import { waitAfterNetworkFault, waitAfterReply } from '../../zoom/http/retryPolicy';
import { toDownloadError } from './downloadError';
import { openDownload, type DownloadReply } from './openDownload';
import { readBeginning } from './readBody';

/** An error's body is read so far: Zoom's own are a line, and a web page says no more. */
const ERROR_BYTES = 65_536;

/** The error for a download that broke, whatever broke it. */
export function brokenDownload(address: URL, error: unknown): ZoomError {
	return new ZoomError(`The download from ${address.host} broke off`, {
		description: `Nothing was saved: ${redact(reasonOf(error))}. Check the network and proxy of this machine, then try again.`,
	});
}

/** The answer with the file or the rest of it; or how long to wait; or why there is none. */
async function attempt(
	context: IExecuteFunctions,
	access: ApiAccess,
	address: URL,
	headers: Record<string, string>,
	tries: number,
): Promise<DownloadReply | number | ZoomError> {
	let opened: DownloadReply;
	try {
		opened = await openDownload(context, access, address, headers);
	} catch (error) {
		context.getExecutionCancelSignal()?.throwIfAborted();
		if (error instanceof ZoomError) return error;
		const pause = waitAfterNetworkFault(networkCodeOf(error), true, tries);
		return pause ?? brokenDownload(address, error);
	}
	const isResuming = 'Range' in headers;
	if (opened.status === 200 || (isResuming && [206, 416].includes(opened.status))) return opened;
	const text = await readBeginning(opened, ERROR_BYTES);
	context.getExecutionCancelSignal()?.throwIfAborted();
	const reply = readResponse(opened.status, opened.headers, text);
	const now = Date.now();
	return (
		waitAfterReply(reply, true, tries, now) ??
		toDownloadError(reply, opened.host, opened.host === address.host, {
			signedWith: access.from,
			now,
		})
	);
}

/**
 * Asks for a file, or with `Range` for the rest of it, waiting out rate limits and passing failures.
 *
 * @returns status 200; with `Range` also 206 or 416
 * @throws ZoomError
 */
export async function requestFile(
	context: IExecuteFunctions,
	access: ApiAccess,
	address: URL,
	headers: Record<string, string>,
): Promise<DownloadReply> {
	for (let tries = 1; ; tries += 1) {
		const outcome = await attempt(context, access, address, headers, tries);
		if (outcome instanceof ZoomError) throw outcome;
		if (typeof outcome === 'object') return outcome;
		await abortableSleep(outcome, context.getExecutionCancelSignal());
	}
}
