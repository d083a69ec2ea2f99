import type { IExecuteFunctions } from 'n8n-workflow';

import { abortableSleep } from '../../shared/abortableSleep';
import { ZoomError } from '../../shared/errors';
import type { JsonObject } from '../../shared/json';
import type { ApiAccess } from '../../zoom/auth/credential';
import { backoffMs } from '../../zoom/http/retryPolicy';
import { RestartRequired, DownloadClosed, EndedEarly } from './downloadBreaks';
import type { DownloadOptions } from './downloadOptions';
import { ExpectedFile } from './ExpectedFile';
import { FailureCounter } from './FailureCounter';
import { lengthError } from './fileChecks';
import { downloadAddress, type DownloadReply } from './openDownload';
import { passMemory } from './passingMemory';
import { PendingBytes } from './PendingBytes';
import { ReceivedBytes } from './ReceivedBytes';
import { brokenDownload, requestFile } from './requestFile';
import { verifyOverlap } from './verifyOverlap';
import { watchIdle } from './watchIdle';

/** Fewer, larger writes: with the chunks of the network a gigabyte takes a fifth longer. */
const CHUNK_BYTES = 1_048_576;

const IDLE_MS = 60_000;

/**
 * One file on its way from Zoom, as chunks of about a mebibyte.
 *
 * A transfer that breaks goes on where it stopped if headers and bytes prove that it is the same file.
 * Checked are the first bytes against the type, and the length against `file_size` and, unless the
 * body came compressed, Content-Length; what fails is an error before the last chunk is handed on, so
 * that no store keeps the file.
 */
export class FileDownload {
	/** Whether all bytes were found right, handed on, and more was asked for. */
	isComplete = false;

	/** Why it failed, for a reader who gets only what a stream or a client makes of the error. */
	failure: ZoomError | undefined;

	private readonly expected: ExpectedFile;
	private readonly address: URL;
	private readonly bytes: ReceivedBytes;
	private latest: DownloadReply | undefined;
	private isClosed = false;
	private readonly breaks = new FailureCounter();

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly access: ApiAccess,
		file: JsonObject,
		private readonly options: DownloadOptions,
	) {
		this.expected = new ExpectedFile(file, options);
		this.bytes = new ReceivedBytes(options.sha256);
		this.address = downloadAddress(String(file.download_url ?? ''), access);
	}

	/** Bytes handed on or about to be. */
	get received(): number {
		return this.bytes.count;
	}

	/** Whole length in bytes as far as it is known; certain only after `open`. */
	get length(): number | undefined {
		return this.expected.length;
	}

	/** Hexadecimal, once all chunks were read, if it was asked for. */
	get sha256(): string | undefined {
		return this.bytes.sha256;
	}

	/** Asks for the file from its first byte. */
	async open(): Promise<DownloadReply> {
		const reply = await this.request({});
		this.expected.begins(reply);
		this.bytes.drop();
		this.isComplete = false;
		return reply;
	}

	/** Holds later readings against the length that the file had when it was read. */
	expectLength(bytes: number): void {
		this.expected.isOfLength(bytes);
	}

	/** Ends the connection, and all going on after breaks, when nobody wants the rest any more. */
	close(): void {
		this.isClosed = true;
		this.latest?.close();
	}

	/**
	 * The bytes of an opened download.
	 *
	 * @throws BeginAnew when it broke and cannot go on; ZoomError when a check failed
	 */
	async *chunks(opened: DownloadReply): AsyncGenerator<Buffer, void, undefined> {
		const pending = new PendingBytes();
		let reply = opened;
		let isHandedOn = false;
		for (;;) {
			try {
				const overlap = this.bytes.last;
				for await (const chunk of verifyOverlap(watchIdle(reply, IDLE_MS), overlap)) {
					pending.add(chunk);
					this.take(chunk);
					// A page that is too long for the file is told as a page.
					if (!isHandedOn && this.isTooLong) {
						this.failFor(this.expected.beginningError(pending.peek(), false));
					}
					if (this.isTooLong) this.checkLength();
					// What may be the last block waits for the checks at the end.
					if (pending.length < CHUNK_BYTES || this.received === this.length) continue;
					if (!isHandedOn) this.failFor(this.expected.beginningError(pending.peek(), false));
					isHandedOn = true;
					passMemory(pending.length);
					yield pending.take();
				}
				this.failFor(this.expected.announcedError(this.received, true));
				const isWhole = this.expected.isWhole(this.received);
				if (!isHandedOn) this.failFor(this.expected.beginningError(pending.peek(), isWhole));
				if (isWhole) break;
				throw new EndedEarly(`it ended after ${this.received} of ${this.length} bytes`);
			} catch (error) {
				const again = await this.afterBreak(error, isHandedOn);
				reply = again.reply;
				if (again.fromStart) pending.drop();
			}
		}
		this.checkLength();
		if (pending.length > 0) yield pending.take();
		this.isComplete = true;
	}

	private fail(error: ZoomError): never {
		this.failure = error;
		throw error;
	}

	private checkLength(): void {
		this.failFor(this.expected.lengthError(this.received));
	}

	private failFor(error: ZoomError | undefined): void {
		if (error !== undefined) this.fail(error);
	}

	private async request(headers: Record<string, string>): Promise<DownloadReply> {
		// What broke may still hold its connection.
		this.latest?.close();
		const reply = await requestFile(this.context, this.access, this.address, headers);
		this.latest = reply;
		if (!this.isClosed) return reply;
		reply.close();
		throw new DownloadClosed();
	}

	private take(chunk: Uint8Array): void {
		this.bytes.add(chunk);
		this.failFor(this.expected.announcedError(this.received, false));
		this.options.onProgress(this.received, this.length);
	}

	private get isTooLong(): boolean {
		return this.length !== undefined && this.received > this.length;
	}

	/** Goes on after a break, or from the start where nothing was handed on yet. */
	private async afterBreak(
		error: unknown,
		isHandedOn: boolean,
	): Promise<{ reply: DownloadReply; fromStart: boolean }> {
		const signal = this.context.getExecutionCancelSignal();
		signal?.throwIfAborted();
		if (error instanceof ZoomError) this.fail(error);
		if (this.isClosed) throw new DownloadClosed();
		const broken = this.explainBreak(error);
		this.breaks.add(this.received);
		if (this.breaks.isTooMany) this.fail(broken);
		await abortableSleep(backoffMs(this.breaks.inARow), signal);
		this.expected.breaksOff(error);
		const from = this.received - this.bytes.last.length;
		const headers = this.expected.restHeaders(from);
		if (headers !== undefined) {
			const reply = await this.request(headers);
			if (this.expected.joins(from, reply)) return { reply, fromStart: false };
			reply.close();
		}
		if (isHandedOn) this.fail(new RestartRequired(broken.message, broken.details));
		const announced = this.length;
		const reply = await this.open();
		if (this.length !== announced) {
			// Whoever was told the other length would wait in vain for the rest.
			reply.close();
			this.fail(new RestartRequired(broken.message, broken.details));
		}
		return { reply, fromStart: true };
	}

	/** @throws ZoomError when the file ends early again and again: then it has another length. */
	private explainBreak(error: unknown): ZoomError {
		if (!(error instanceof EndedEarly)) return brokenDownload(this.address, error);
		if (this.breaks.endsAgain(this.received)) this.checkLength();
		return lengthError(this.received, this.length ?? 0);
	}
}
