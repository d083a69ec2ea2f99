import type { IExecuteFunctions } from 'n8n-workflow';

import { InputError, ZoomError } from '../../shared/errors';
import type { JsonObject } from '../../shared/json';
import { redact } from '../../shared/redact';
import { retry, type RetryPolicy } from '../../shared/async/retry';
import { reasonOf } from '../../zoom/http/networkError';
import { EncodedLength, RestartRequired } from '../download/connection/downloadFailures';
import type { DownloadWays } from '../download/connection/DownloadWays';
import { FileDownload, type DownloadOptions } from '../download/FileDownload';
import { openWithLength } from './openWithLength';
import type { UploadedPart } from './protocols/chunkProtocol';
import { pauseAfterFirstByte, startChunks, toBody, type BodyOptions } from './requestBody';
import { retryWait } from './retryWait';
import { sendBody } from './sendBody';
import { readTargetFile, signingPairs, sizeOf } from './target/targetFile';
import {
	isRetryable,
	isTaken,
	putAdvice,
	toUploadError,
	type UploadResponse,
} from './target/uploadResponse';
import { brokenUpload, earlyAnswer, otherFile } from './uploadErrors';
import { isPostRetryable, POST_ADVICE, takenBytes } from './urlPost';

/** How often the whole file is sent at most. A PUT may be repeated, a POST if nothing was stored. */
const MAX_ATTEMPTS = 3;

/** How long the next attempt gives a target that hung up to say why. */
const PAUSE_MS = 2_000;

/**
 * A silence of this length on the way to the target means that the attempt has failed. If Zoom is
 * silent, it is given up before that, after a little more than six minutes: otherwise the target would
 * be blamed.
 */
const IDLE_MS = 420_000;

export interface UploadOptions extends DownloadOptions, BodyOptions {
	/** Read the file once to count its bytes if Zoom does not give its length. */
	measureSizeFirst: boolean;
}

export interface UploadedFile {
	status: number;
	etag: string | undefined;
	bytes: number;
	sha256: string | undefined;
	/** The target's own object of the file. */
	response?: JsonObject;
	/** What completes an upload in parts. */
	parts?: UploadedPart[];
	/** So many bytes were there before, and nothing shows whether they belong to this file. */
	unverifiedBytes?: number;
}

/** An attempt that failed, and whether another one may succeed. */
class UploadFailure extends Error {
	constructor(
		readonly reason: ZoomError,
		readonly isRetryable: boolean,
		/** The target's answer; `undefined` if it hung up without a readable one. */
		readonly response?: UploadResponse,
		readonly isUnexplained = false,
	) {
		super(reason.message);
	}
}

async function send(
	context: IExecuteFunctions,
	download: FileDownload,
	target: URL,
	options: UploadOptions,
	isPausing: boolean,
): Promise<UploadResponse> {
	const { opened, length } = await openWithLength(download, options.measureSizeFirst);
	const chunks = await startChunks(download.chunks(opened));
	const body = toBody(chunks, length, options);
	const signal = context.getExecutionCancelSignal();
	return await sendBody(context, {
		method: options.post ? 'POST' : 'PUT',
		url: target,
		headers: body.headers,
		idleMs: IDLE_MS,
		body: {
			length: body.length,
			bytes: isPausing ? pauseAfterFirstByte(body.bytes, PAUSE_MS, signal) : body.bytes,
			progress: () => download.received,
			given: opened.body,
		},
	});
}

/** @throws UploadFailure unless the target has the whole file */
function toUploadedFile(
	response: UploadResponse,
	{ isComplete, failure, received, sha256 }: FileDownload,
	target: URL,
	{ post }: UploadOptions,
): UploadedFile {
	// A target may answer with its own error when the file breaks off on the way.
	if (failure !== undefined) throw new UploadFailure(failure, failure instanceof RestartRequired);
	const { status, headers, text } = response;
	if (!isTaken(response)) {
		const mayRepeat = post ? isPostRetryable(response) : isRetryable(response);
		const advice = post ? POST_ADVICE : putAdvice(target);
		const secrets = signingPairs(post?.fields ?? []).map(([, value]) => value);
		const error = toUploadError(response, target, advice, secrets);
		throw new UploadFailure(error, mayRepeat, response);
	}
	if (!isComplete) throw new UploadFailure(earlyAnswer(target.host), post === undefined);
	const file = readTargetFile(text);
	const taken = (post && takenBytes(text)) ?? (file && sizeOf(file));
	if (taken !== undefined && taken !== received) {
		const mismatch = `it has ${taken} bytes instead of ${received}`;
		throw new UploadFailure(otherFile(target.host, mismatch), false);
	}
	const etag = typeof headers.etag === 'string' ? headers.etag : undefined;
	return {
		...{ status, etag, bytes: received, sha256 },
		...(file && { response: file }),
	};
}

function toUploadFailure(
	error: unknown,
	{ failure, received, length = 0 }: FileDownload,
	target: URL,
	{ post }: UploadOptions,
): unknown {
	if (error instanceof InputError || error instanceof UploadFailure) return error;
	const reason = failure ?? error;
	if (reason instanceof ZoomError) {
		return new UploadFailure(reason, reason instanceof RestartRequired);
	}
	// A POST whose last bytes have not been read has stored nothing.
	const mayRepeat = post === undefined || received < length;
	const broken = brokenUpload(target.host, redact(reasonOf(error)));
	return new UploadFailure(broken, mayRepeat, undefined, true);
}

/**
 * Streams a file from Zoom straight to a pre-signed address, as a whole. Nothing is stored in n8n, and
 * the memory needed does not depend on the size. The account's token is not sent to the target.
 *
 * @throws ZoomError, InputError
 */
export async function uploadWhole(
	context: IExecuteFunctions,
	ways: DownloadWays,
	file: JsonObject,
	target: URL,
	options: UploadOptions,
): Promise<UploadedFile> {
	let isUnexplained = false;
	let isLengthEncoded = false;
	const attempt = async () => {
		const bytes = { ...options, declaresLength: true, isLengthEncoded };
		const download = new FileDownload(context, ways, file, bytes);
		try {
			const response = await send(context, download, target, options, isUnexplained);
			return toUploadedFile(response, download, target, options);
		} catch (error) {
			return await Promise.reject(toUploadFailure(error, download, target, options));
		} finally {
			download.close();
		}
	};
	const policy: RetryPolicy = (error, attempts) => {
		if (!(error instanceof UploadFailure)) return undefined;
		isLengthEncoded ||= error.reason instanceof EncodedLength;
		isUnexplained = error.isUnexplained;
		const mayRepeat = error.isRetryable && attempts < MAX_ATTEMPTS;
		return mayRepeat ? retryWait(attempts, error.response) : undefined;
	};
	return await retry(attempt, policy, context.getExecutionCancelSignal()).catch(
		async (error: unknown) =>
			await Promise.reject(error instanceof UploadFailure ? error.reason : error),
	);
}
