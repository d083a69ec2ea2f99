import type { IExecuteFunctions } from 'n8n-workflow';

import { abortable } from '../../shared/abortable';
import { InputError, ZoomError } from '../../shared/errors';
import type { JsonObject } from '../../shared/json';
import { redact } from '../../shared/redact';
import { retry, type RetryPolicy } from '../../shared/retry';
import type { ApiAccess } from '../../zoom/auth/credential';
import { reasonOf } from '../../zoom/http/networkError';
import { backoffMs } from '../../zoom/http/retryPolicy';
import { EncodedLength, RestartRequired } from '../download/downloadFailures';
import { FileDownload, type DownloadOptions } from '../download/FileDownload';
import { nodeStreamOf } from '../download/nodeStream';
import { answerDeadline } from './answerDeadline';
import { pauseAfterFirstByte, startChunks } from './requestBody';
import {
	toUploadError,
	isRetryable,
	isTaken,
	readUploadResponse,
	type UploadResponse,
} from './uploadResponse';

/** How often the whole file is sent at most. A pre-signed PUT may be made again. */
const MAX_ATTEMPTS = 3;

/** How long a target that hung up is given, in the next attempt, to say why. */
const PAUSE_MS = 2_000;

/**
 * Silence on the way to the target after which an attempt has failed. A Zoom that falls silent is given
 * up before that, after six minutes and some seconds: else the target would be blamed for it.
 */
const IDLE_MS = 420_000;

export interface UploadOptions extends DownloadOptions {
	/** Headers that the signature of the address asks for. */
	headers: Readonly<Record<string, string>>;
	mimeType: string;
	/** Read the file once to count its bytes where Zoom does not give its length. */
	countFirst: boolean;
}

export interface UploadedFile {
	status: number;
	etag: string | undefined;
	bytes: number;
	sha256: string | undefined;
}

/** An attempt that failed, and whether another one may do better. */
class UploadFailure extends Error {
	constructor(
		readonly reason: ZoomError,
		readonly isRetryable: boolean,
		/** The target hung up without an answer that could be read. */
		readonly isUnexplained = false,
	) {
		super(reason.message);
	}
}

/** Opens the download, and finds out its length, which the target needs beforehand. */
async function openWithLength(download: FileDownload, countFirst: boolean) {
	const opened = await download.open();
	if (download.length !== undefined) return { opened, length: download.length };
	opened.close();
	if (!countFirst) {
		throw new InputError(
			'Zoom does not tell the length of the file, which the target needs beforehand',
			'Switch on Count First in the options: the file is then read once to count it.',
		);
	}
	for await (const chunk of download.chunks(await download.open())) void chunk;
	const length = download.received;
	download.expectLength(length);
	return { opened: await download.open(), length };
}

async function send(
	context: IExecuteFunctions,
	download: FileDownload,
	target: URL,
	{ headers, mimeType, countFirst }: UploadOptions,
	isPausing: boolean,
): Promise<UploadResponse> {
	const { opened, length } = await openWithLength(download, countFirst);
	const abortSignal = context.getExecutionCancelSignal();
	const chunks = await startChunks(download.chunks(opened));
	const body = isPausing ? pauseAfterFirstByte(chunks, PAUSE_MS, abortSignal) : chunks;
	const stream = nodeStreamOf(body, opened.body);
	const answer = answerDeadline(() => download.received, IDLE_MS, abortSignal);
	try {
		const response: unknown = await context.helpers.httpRequest({
			method: 'PUT',
			url: target.href,
			headers: { 'Content-Type': mimeType, ...headers, 'Content-Length': length },
			body: stream,
			encoding: 'stream',
			timeout: IDLE_MS,
			// With redirects allowed, the client would keep the whole body in memory to send it again.
			disableFollowRedirect: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			abortSignal: answer.signal,
		});
		return await abortable(readUploadResponse(response, target.host), answer.signal);
	} catch (error) {
		// The client tells of an abort only, and not of its reason.
		return await Promise.reject(answer.signal.aborted ? answer.signal.reason : error);
	} finally {
		answer.end();
		// The client leaves it open when the target hangs up.
		stream.destroy();
	}
}

/** @throws UploadFailure unless the target has the whole file */
function toUploadedFile(
	response: UploadResponse,
	{ isComplete, failure, received, sha256 }: FileDownload,
	target: URL,
): UploadedFile {
	// A target may answer with an error of its own when the file breaks off on its way to it.
	if (failure !== undefined) throw new UploadFailure(failure, failure instanceof RestartRequired);
	const { status, headers } = response;
	if (!isTaken(response)) {
		throw new UploadFailure(toUploadError(response, target.host), isRetryable(response));
	}
	if (!isComplete) {
		const error = new ZoomError(`${target.host} answered before it had the whole file`, {
			description: 'It said that all was well, but cannot have the file. Check the address.',
		});
		throw new UploadFailure(error, true);
	}
	const etag = typeof headers.etag === 'string' ? headers.etag : undefined;
	return { status, etag, bytes: received, sha256 };
}

function toUploadFailure(error: unknown, { failure }: FileDownload, target: URL): unknown {
	if (error instanceof InputError || error instanceof UploadFailure) return error;
	const reason = failure ?? error;
	if (reason instanceof ZoomError) {
		return new UploadFailure(reason, reason instanceof RestartRequired);
	}
	const broken = new ZoomError(`The sending to ${target.host} broke off`, {
		description: `${redact(reasonOf(error))}. Check the network and proxy of this machine.`,
	});
	return new UploadFailure(broken, true, true);
}

/**
 * Streams a file from Zoom straight to a pre-signed address. Nothing is stored in n8n, and the memory
 * taken does not depend on the size. The account's token is not sent to the target.
 *
 * @throws ZoomError, InputError
 */
export async function uploadFile(
	context: IExecuteFunctions,
	access: ApiAccess,
	file: JsonObject,
	target: URL,
	options: UploadOptions,
): Promise<UploadedFile> {
	let isUnexplained = false;
	let isLengthEncoded = false;
	const attempt = async () => {
		const bytes = { ...options, declaresLength: true, isLengthEncoded };
		const download = new FileDownload(context, access, file, bytes);
		try {
			const response = await send(context, download, target, options, isUnexplained);
			return toUploadedFile(response, download, target);
		} catch (error) {
			return await Promise.reject(toUploadFailure(error, download, target));
		} finally {
			download.close();
		}
	};
	const policy: RetryPolicy = (error, attempts) => {
		if (!(error instanceof UploadFailure)) return undefined;
		isLengthEncoded ||= error.reason instanceof EncodedLength;
		isUnexplained = error.isUnexplained;
		return error.isRetryable && attempts < MAX_ATTEMPTS ? backoffMs(attempts) : undefined;
	};
	return await retry(attempt, policy, context.getExecutionCancelSignal()).catch(
		async (error: unknown) =>
			await Promise.reject(error instanceof UploadFailure ? error.reason : error),
	);
}
