import type { IExecuteFunctions } from 'n8n-workflow';

import type { ApiAccess } from '../zoom/credential';
import type { JsonObject } from '../zoom/json';
import { backoffMs } from '../zoom/retry';
import { scrub } from '../zoom/scrub';
import { explainUpload, mayPass, readUploadReply, type UploadReply } from '../zoom/uploadReply';
import { InputError, ZoomError } from '../zoom/ZoomError';
import { BeginAnew, EncodedLength } from './downloadBreaks';
import type { DownloadOptions } from './downloadOptions';
import { FileDownload } from './FileDownload';
import { hesitate } from './hesitate';
import { reasonOf } from './networkError';
import { nodeStreamOf } from './nodeStream';
import { startChunks } from './startChunks';
import { wait } from './wait';

/** How often the whole file is sent at the most. A pre-signed PUT may be made again. */
const MAX_SENDINGS = 3;

/** How long a target that hung up is given, the next time, to say why. */
const HESITATION_MS = 2_000;

/**
 * Silence on the way to the target after which a sending has failed. A Zoom that falls silent is given
 * up before that, after six minutes and some seconds: else the target would be blamed for it.
 */
const IDLE_MS = 420_000;

export interface SendOptions extends DownloadOptions {
	/** Headers that the signature of the address asks for. */
	headers: Readonly<Record<string, string>>;
	mimeType: string;
	/** Read the file once to count its bytes where Zoom does not tell its length. */
	countFirst: boolean;
}

export interface SentFile {
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
	host: IExecuteFunctions,
	download: FileDownload,
	target: URL,
	{ headers, mimeType, countFirst }: SendOptions,
	isHesitant: boolean,
): Promise<UploadReply> {
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
	const abortSignal = host.getExecutionCancelSignal();
	// A target gives up soon on a connection without a request, such as while Zoom is silent.
	const chunks = await startChunks(download.chunks(opened));
	const body = isHesitant ? hesitate(chunks, HESITATION_MS, abortSignal) : chunks;
	const stream = nodeStreamOf(body, opened.body);
	try {
		const response: unknown = await host.helpers.httpRequest({
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
		return readUploadReply(response);
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

function judge(
	reply: UploadReply,
	{ isComplete, failure, received, sha256 }: FileDownload,
	target: URL,
): SentFile | Failure {
	// A target may answer with an error of its own when the file breaks off on its way to it.
	if (failure !== undefined) return { error: failure, mayPass: failure instanceof BeginAnew };
	const { status, headers } = reply;
	if (status < 200 || status >= 300) {
		return { error: explainUpload(reply, target.host), mayPass: mayPass(reply) };
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
	host: IExecuteFunctions,
	download: FileDownload,
	target: URL,
	options: SendOptions,
	isHesitant: boolean,
): Promise<SentFile | Failure> {
	try {
		return judge(await sendOnce(host, download, target, options, isHesitant), download, target);
	} catch (error) {
		host.getExecutionCancelSignal()?.throwIfAborted();
		if (error instanceof InputError) return await Promise.reject(error);
		const { failure } = download;
		if (failure !== undefined) return { error: failure, mayPass: failure instanceof BeginAnew };
		if (error instanceof ZoomError) return { error, mayPass: error instanceof BeginAnew };
		return {
			error: new ZoomError(`The sending to ${target.host} broke off`, {
				description: `${scrub(reasonOf(error))}. Check the network and proxy of this machine.`,
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
export async function sendFile(
	host: IExecuteFunctions,
	access: ApiAccess,
	file: JsonObject,
	target: URL,
	options: SendOptions,
): Promise<SentFile> {
	let isHesitant = false;
	let isLengthEncoded = false;
	for (let sending = 1; ; sending += 1) {
		const bytes = { ...options, tellsLength: true, isLengthEncoded };
		const download = new FileDownload(host, access, file, bytes);
		const outcome = await attempt(host, download, target, options, isHesitant);
		if ('status' in outcome) return outcome;
		isLengthEncoded ||= outcome.error instanceof EncodedLength;
		isHesitant = outcome.isUnexplained === true;
		if (!outcome.mayPass || sending >= MAX_SENDINGS) throw outcome.error;
		await wait(backoffMs(sending), host.getExecutionCancelSignal());
	}
}
