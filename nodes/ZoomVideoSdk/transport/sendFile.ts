import type { IExecuteFunctions } from 'n8n-workflow';

import type { TrustedHosts } from '../zoom/address';
import { isTrustedAddress } from '../zoom/address';
import type { ApiAccess } from '../zoom/credential';
import type { JsonObject } from '../zoom/json';
import { backoffMs } from '../zoom/retry';
import { scrub } from '../zoom/scrub';
import { InputError, ZoomError } from '../zoom/ZoomError';
import { FileDownload, type DownloadOptions } from './FileDownload';
import { reasonOf } from './networkError';
import { nodeStreamOf } from './nodeStream';
import { wait } from './wait';

/** How often the whole file is sent at the most. A pre-signed PUT may be made again. */
const MAX_SENDINGS = 3;

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

/**
 * The address of a bucket or server to send to, checked before anything is read.
 *
 * @throws InputError
 */
export function uploadAddress(text: string, hosts: TrustedHosts): URL {
	if (!URL.canParse(text)) {
		throw new InputError(
			'Upload URL: this is not an address',
			'Give the pre-signed address to which the file is sent by PUT, as an expression for each file.',
		);
	}
	const address = new URL(text);
	if (address.protocol === 'https:' || isTrustedAddress(address, hosts)) return address;
	throw new InputError(
		`Upload URL: ${address.protocol}//${address.host} is not sent to`,
		'The address must begin with https://. To try it out on this machine, add its host and port to Extra Download Hosts in the credential.',
	);
}

/** The length of the file, by reading it through once. */
async function countBytes(download: FileDownload): Promise<number> {
	for await (const chunk of download.chunks(await download.open())) void chunk;
	return download.received;
}

interface UploadReply {
	status: number;
	headers: Readonly<Record<string, unknown>>;
	text: string;
}

function readUploadReply(response: unknown): UploadReply {
	const fields = typeof response === 'object' && response !== null ? response : {};
	const status: unknown = Reflect.get(fields, 'statusCode');
	const headers: unknown = Reflect.get(fields, 'headers');
	const body: unknown = Reflect.get(fields, 'body');
	return {
		status: typeof status === 'number' ? status : 0,
		headers: typeof headers === 'object' && headers !== null ? { ...headers } : {},
		text: typeof body === 'string' ? body : '',
	};
}

function explainUpload({ status, text }: UploadReply, host: string): ZoomError {
	// S3 and GCS answer in XML, whose <Code> and <Message> say what is wrong.
	const [, code = ''] = /<Code>([^<]{1,100})<\/Code>/.exec(text) ?? [];
	const [, message = ''] = /<Message>([^<]{1,300})<\/Message>/.exec(text) ?? [];
	const words = [code, message].filter(Boolean).join(': ');
	return new ZoomError(`${host} did not take the file (HTTP ${status})`, {
		description: `${words ? `It says: “${scrub(words)}”. ` : ''}Check that the pre-signed address is for PUT, still valid, and signed for the headers that are sent (Content-Type among them).`,
		status,
	});
}

async function sendOnce(
	host: IExecuteFunctions,
	download: FileDownload,
	target: URL,
	{ headers, mimeType, countFirst }: SendOptions,
): Promise<UploadReply> {
	let opened = await download.open();
	let { length } = download;
	if (length === undefined) {
		opened.body.destroy();
		if (!countFirst) {
			throw new InputError(
				'Zoom does not tell the length of the file, which the target needs beforehand',
				'Switch on Count First in the options: the file is then read once to count it.',
			);
		}
		length = await countBytes(download);
		opened = await download.open();
	}
	const response: unknown = await host.helpers.httpRequest({
		method: 'PUT',
		url: target.href,
		headers: { 'Content-Type': mimeType, ...headers, 'Content-Length': length },
		body: nodeStreamOf(download.chunks(opened), opened.body),
		encoding: 'text',
		// With redirects allowed, the client would keep the whole body in memory to send it again.
		disableFollowRedirect: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
	});
	return readUploadReply(response);
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
	for (let sending = 1; ; sending += 1) {
		const download = new FileDownload(host, access, file, options);
		let failure: ZoomError;
		try {
			const reply = await sendOnce(host, download, target, options);
			if (reply.status >= 200 && reply.status < 300) {
				const { etag } = reply.headers;
				return {
					status: reply.status,
					etag: typeof etag === 'string' ? etag : undefined,
					bytes: download.received,
					sha256: download.sha256,
				};
			}
			failure = download.failure ?? explainUpload(reply, target.host);
			if (reply.status < 500 && reply.status !== 408 && reply.status !== 429)
				sending = MAX_SENDINGS;
		} catch (error) {
			host.getExecutionCancelSignal()?.throwIfAborted();
			if (error instanceof InputError) return await Promise.reject(error);
			failure =
				download.failure ??
				(error instanceof ZoomError
					? error
					: new ZoomError(`The sending to ${target.host} broke off`, {
							description: `${scrub(reasonOf(error))}. Check the network and proxy of this machine.`,
						}));
		}
		if (sending >= MAX_SENDINGS) throw failure;
		await wait(backoffMs(sending), host.getExecutionCancelSignal());
	}
}
