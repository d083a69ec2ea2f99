import { createHash, type Hash } from 'node:crypto';

import type { IExecuteFunctions } from 'n8n-workflow';

import type { ApiAccess } from '../zoom/credential';
import { FIRST_BYTES, problemOfFirstBytes } from '../zoom/fileFormat';
import type { JsonObject } from '../zoom/json';
import { isRestOf, readValidators, resumeHeaders, type Validators } from '../zoom/resume';
import { backoffMs } from '../zoom/retry';
import { ZoomError } from '../zoom/ZoomError';
import { downloadAddress, type DownloadReply } from './openDownload';
import { brokenDownload, requestFile } from './requestFile';
import { wait } from './wait';
import { watchIdle } from './watchIdle';

/** Fewer, larger writes: with the chunks of the network a gigabyte takes a fifth longer. */
const CHUNK_BYTES = 1_048_576;

const IDLE_MS = 60_000;

/** Breaks in a row after which a download is given up; one that gets on starts counting anew. */
const MAX_BREAKS = 5;

/** What is to be true of the bytes. */
export interface DownloadOptions {
	/** Compare the length with `file_size`. */
	checkSize: boolean;
	sha256: boolean;
	/** Told now and then how far it is. */
	onProgress: (received: number, total: number | undefined) => void;
}

/** The file cannot go on where it broke, and bytes are handed on already: begin anew. */
export class BeginAnew extends ZoomError {}

/**
 * One file on its way from Zoom, as chunks of about a mebibyte.
 *
 * A transfer that breaks goes on where it stopped if the server can prove that it is the same file.
 * Checked are the first bytes against the type, and the length against Content-Length and `file_size`;
 * what fails is an error before the last chunk is handed on, so that no store keeps the file.
 */
export class FileDownload {
	/** Bytes handed on or about to be. */
	received = 0;

	/** Why it failed, for a reader who gets only what a stream or a client makes of the error. */
	failure: ZoomError | undefined;

	private validators: Validators = { etag: undefined, lastModified: undefined, length: undefined };

	private readonly address: URL;

	private hash: Hash | undefined;

	constructor(
		private readonly host: IExecuteFunctions,
		private readonly access: ApiAccess,
		private readonly file: JsonObject,
		private readonly options: DownloadOptions,
	) {
		this.address = downloadAddress(String(file.download_url ?? ''), access);
	}

	/** Length that Zoom gives for the file, in bytes. */
	private get fileSize(): number | undefined {
		const size = Number(this.file.file_size);
		const isKnown = this.options.checkSize && Number.isInteger(size) && size > 0;
		return isKnown ? size : undefined;
	}

	/** Whole length in bytes as far as it is known; certain only after `open`. */
	get length(): number | undefined {
		return this.validators.length ?? this.fileSize;
	}

	/** Hexadecimal, once all chunks were read, if it was asked for. */
	get sha256(): string | undefined {
		return this.hash?.copy().digest('hex');
	}

	/** Asks for the file from its first byte. */
	async open(): Promise<DownloadReply> {
		const reply = await requestFile(this.host, this.access, this.address, {});
		this.validators = readValidators(reply.headers);
		this.received = 0;
		this.hash = this.options.sha256 ? createHash('sha256') : undefined;
		return reply;
	}

	/**
	 * The bytes of an opened download.
	 *
	 * @throws BeginAnew when it broke and cannot go on; ZoomError when a check failed
	 */
	async *chunks(opened: DownloadReply): AsyncGenerator<Buffer, void, undefined> {
		let reply = opened;
		let pending: Uint8Array[] = [];
		let pendingBytes = 0;
		let handedOn = 0;
		for (let breaks = 0; ; ) {
			try {
				for await (const chunk of watchIdle(reply.body, IDLE_MS)) {
					this.take(chunk);
					pending.push(chunk);
					pendingBytes += chunk.length;
					breaks = 0;
					if (pendingBytes < CHUNK_BYTES) continue;
					const block = Buffer.concat(pending);
					if (handedOn === 0) this.checkBeginning(block);
					[pending, pendingBytes] = [[], 0];
					handedOn += block.length;
					yield block;
				}
				if (this.length === undefined || this.received >= this.length) break;
				throw new Error(`it ended after ${this.received} of ${this.length} bytes`);
			} catch (error) {
				breaks += 1;
				const again = await this.afterBreak(error, breaks, handedOn > 0);
				reply = again.reply;
				if (again.fromStart) [pending, pendingBytes] = [[], 0];
			}
		}
		const rest = Buffer.concat(pending);
		if (handedOn === 0) this.checkBeginning(rest);
		this.checkLength();
		if (rest.length > 0) yield rest;
	}

	private fail(error: ZoomError): never {
		this.failure = error;
		throw error;
	}

	private take(chunk: Uint8Array): void {
		this.received += chunk.length;
		this.hash?.update(chunk);
		this.options.onProgress(this.received, this.length);
		if (this.length !== undefined && this.received > this.length) this.checkLength();
	}

	private checkBeginning(block: Buffer): void {
		const problem =
			block.length === 0
				? 'the file is empty'
				: problemOfFirstBytes(this.file, block.subarray(0, FIRST_BYTES));
		if (problem === undefined) return;
		this.fail(
			new ZoomError(`What came is not the file: ${problem}`, {
				description:
					'Nothing was saved. If it is a web page, Zoom or a proxy wants a sign-in: check the API key of the credential. Get the recordings again and retry.',
			}),
		);
	}

	private checkLength(): void {
		const { length } = this.validators;
		const wanted = length !== undefined && length !== this.received ? length : this.fileSize;
		if (wanted === undefined || wanted === this.received) return;
		const error = new ZoomError(
			`The file has not the length it should: ${this.received} bytes came of ${wanted}`,
			{
				description:
					'Nothing was saved. If this stays so for the file and it is good all the same, switch off Check Size in the options.',
			},
		);
		this.fail(error);
	}

	/** Goes on after a break, or from the start where nothing was handed on yet. */
	private async afterBreak(
		error: unknown,
		breaks: number,
		isHandedOn: boolean,
	): Promise<{ reply: DownloadReply; fromStart: boolean }> {
		this.host.getExecutionCancelSignal()?.throwIfAborted();
		if (error instanceof ZoomError) this.fail(error);
		const broken = brokenDownload(this.address, error);
		if (breaks > MAX_BREAKS) this.fail(broken);
		await wait(backoffMs(breaks), this.host.getExecutionCancelSignal());
		const headers = resumeHeaders(this.validators, this.received);
		if (headers !== undefined && this.received > 0) {
			const reply = await requestFile(this.host, this.access, this.address, headers);
			if (isRestOf(this.validators, this.received, reply.status, reply.headers)) {
				return { reply, fromStart: false };
			}
			reply.body.destroy();
		}
		if (isHandedOn) this.fail(new BeginAnew(broken.message, broken.details));
		return { reply: await this.open(), fromStart: true };
	}
}
