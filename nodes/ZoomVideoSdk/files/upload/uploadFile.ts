import type { IExecuteFunctions } from 'n8n-workflow';

import { abortableSleep } from '../../shared/abortableSleep';
import { InputError, ZoomError } from '../../shared/errors';
import type { JsonObject } from '../../shared/json';
import { redact } from '../../shared/redact';
import type { ApiAccess } from '../../zoom/auth/credential';
import { reasonOf } from '../../zoom/http/networkError';
import { backoffMs } from '../../zoom/http/retryPolicy';
import { RestartRequired, EncodedLength } from '../download/downloadBreaks';
import type { DownloadOptions } from '../download/downloadOptions';
import { FileDownload } from '../download/FileDownload';
import { nodeStreamOf } from '../download/nodeStream';
import { pauseAfterFirstByte } from './pauseAfterFirstByte';
import { startChunks } from './startChunks';
import {
	toUploadError,
	isRetryable,
	readUploadResponse,
	type UploadResponse,
} from './uploadResponse';

/** How often the whole file is sent at the most. A pre-signed PUT may be made again. */
const MAX_ATTEMPTS = 3;

/** How long a target that hung up is given, the next time, to say why. */
const HESITATION_MS = 2_000;

/**
 * Silence on the way to the target after which a sending has failed. A Zoom that falls silent is given
 * up before that, after six minutes and some seconds: else the target would be blamed for it.
 */
const IDLE_MS = 420_000;

export interface UploadOptions extends DownloadOptions {
	/** Headers that the signature of the address asks for. */
	headers: Readonly<Record<string, string>>;
	mimeType: string;
	/** Read the file once to count its bytes where Zoom does not tell its length. */
	countFirst: boolean;
}

export interface UploadedFile {
	status: number;
	etag: string | undefined;
	bytes: number;
	sha256: string | undefined;
}

/** The length of the file, by reading it through once. */
async function countBytes(download: FileDownload): Promise<number> {
	for await (const chunk of download.chunks(await download.open())) void chunk;
	return download.received;
}

async function sendOnce(
	context: IExecuteFunctions,
	download: FileDownload,
	target: URL,
	{ headers, mimeType, countFirst }: UploadOptions,
	isHesitant: boolean,
): Promise<UploadResponse> {
	let opened = await download.open();
	let { length } = download;
	if (length === undefined) {
		opened.close();
		if (!countFirst) {
			throw new InputError(
				'Zoom does not tell the length of the file, which the target needs beforehand',
				'Switch on Count First in the options: the file is then read once to count it.',
			);
		}
		length = await countBytes(download);
		download.expectLength(length);
		opened = await download.open();
	}
	const abortSignal = context.getExecutionCancelSignal();
	// A target gives up soon on a connection without a request, such as while Zoom is silent.
	const chunks = await startChunks(download.chunks(opened));
	const body = isHesitant ? pauseAfterFirstByte(chunks, HESITATION_MS, abortSignal) : chunks;
	const stream = nodeStreamOf(body, opened.body);
	try {
		const response: unknown = await context.helpers.httpRequest({
			method: 'PUT',
			url: target.href,
			headers: { 'Content-Type': mimeType, ...headers, 'Content-Length': length },
			body: stream,
			encoding: 'text',
			timeout: IDLE_MS,
			// With redirects allowed, the client would keep the whole body in memory to send it again.
			disableFollowRedirect: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			...(abortSignal && { abortSignal }),
		});
		return readUploadResponse(response);
	} finally {
		// The client leaves it open when the target hangs up.
		stream.destroy();
	}
}

/** A sending that failed, and whether another one may do better. */
interface Failure {
	error: ZoomError;
	mayPass: boolean;
	/** The target hung up without an answer that could be read. */
	isUnexplained?: boolean;
}

function classify(
	reply: UploadResponse,
	{ isComplete, failure, received, sha256 }: FileDownload,
	target: URL,
): UploadedFile | Failure {
	// A target may answer with an error of its own when the file breaks off on its way to it.
	if (failure !== undefined) return { error: failure, mayPass: failure instanceof RestartRequired };
	const { status, headers } = reply;
	if (status < 200 || status >= 300) {
		return { error: toUploadError(reply, target.host), mayPass: isRetryable(reply) };
	}
	if (!isComplete) {
		const error = new ZoomError(`${target.host} answered before it had the whole file`, {
			description: 'It said that all was well, but cannot have the file. Check the address.',
		});
		return { error, mayPass: true };
	}
	const etag = typeof headers.etag === 'string' ? headers.etag : undefined;
	return { status, etag, bytes: received, sha256 };
}

async function attempt(
	context: IExecuteFunctions,
	download: FileDownload,
	target: URL,
	options: UploadOptions,
	isHesitant: boolean,
): Promise<UploadedFile | Failure> {
	try {
		return classify(
			await sendOnce(context, download, target, options, isHesitant),
			download,
			target,
		);
	} catch (error) {
		context.getExecutionCancelSignal()?.throwIfAborted();
		if (error instanceof InputError) return await Promise.reject(error);
		const { failure } = download;
		if (failure !== undefined)
			return { error: failure, mayPass: failure instanceof RestartRequired };
		if (error instanceof ZoomError) return { error, mayPass: error instanceof RestartRequired };
		return {
			error: new ZoomError(`The sending to ${target.host} broke off`, {
				description: `${redact(reasonOf(error))}. Check the network and proxy of this machine.`,
			}),
			mayPass: true,
			isUnexplained: true,
		};
	} finally {
		download.close();
	}
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
	let isHesitant = false;
	let isLengthEncoded = false;
	for (let sending = 1; ; sending += 1) {
		const bytes = { ...options, tellsLength: true, isLengthEncoded };
		const download = new FileDownload(context, access, file, bytes);
		const outcome = await attempt(context, download, target, options, isHesitant);
		if ('status' in outcome) return outcome;
		isLengthEncoded ||= outcome.error instanceof EncodedLength;
		isHesitant = outcome.isUnexplained === true;
		if (!outcome.mayPass || sending >= MAX_ATTEMPTS) throw outcome.error;
		await abortableSleep(backoffMs(sending), context.getExecutionCancelSignal());
	}
}
