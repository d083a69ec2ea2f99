import type { IExecuteFunctions } from 'n8n-workflow';

import { abortableSleep } from '../../shared/async/abortableSleep';
import { ZoomError } from '../../shared/errors';
import type { JsonObject } from '../../shared/json';
import { backoffMs } from '../../zoom/http/retryPolicy';
import { BlockReader } from './BlockReader';
import { DownloadConnection } from './connection/DownloadConnection';
import {
	BrokenDownload,
	DownloadClosed,
	DownloadRefused,
	EndedEarly,
	RestartRequired,
} from './connection/downloadFailures';
import type { DownloadWays } from './connection/DownloadWays';
import type { DownloadResponse } from './connection/openDownload';
import { brokenDownload } from './connection/requestFile';
import { FailureCounter } from './FailureCounter';
import { FileIntegrity, lengthError, type IntegrityOptions } from './FileIntegrity';
import { ReceivedBytes } from './ReceivedBytes';

export interface DownloadOptions extends IntegrityOptions {
	/** Compute the file's SHA-256. */
	sha256: boolean;
	/** Called with each chunk that arrives. */
	onProgress: (received: number, total: number | undefined) => void;
}

/**
 * A download of one file from Zoom, as blocks of about a mebibyte.
 *
 * If it breaks off, it is resumed if headers and bytes prove that the file is the same. The first bytes
 * are compared with the type, and the length with `file_size` and, unless the body came compressed,
 * with Content-Length. A mismatch is an error before the last block is yielded, so that no store keeps
 * the file.
 */
export class FileDownload {
	/** Whether all bytes passed the checks, were yielded, and more was asked for. */
	isComplete = false;

	/** Why it failed, for a reader who receives only the error of a stream or a client. */
	failure: ZoomError | undefined;

	private readonly integrity: FileIntegrity;
	private readonly connection: DownloadConnection;
	private readonly bytes: ReceivedBytes;
	private readonly failures = new FailureCounter();

	constructor(
		private readonly context: IExecuteFunctions,
		ways: DownloadWays,
		file: JsonObject,
		private readonly options: DownloadOptions,
	) {
		this.integrity = new FileIntegrity(file, options);
		this.bytes = new ReceivedBytes(options.sha256);
		this.connection = new DownloadConnection(context, ways);
	}

	/** Bytes that have arrived, yielded or about to be. */
	get received(): number {
		return this.bytes.count;
	}

	/** Whole length in bytes as far as it is known; certain only after `open`. */
	get length(): number | undefined {
		return this.integrity.length;
	}

	/** Hexadecimal, once all chunks were read, if it was asked for. */
	get sha256(): string | undefined {
		return this.bytes.sha256;
	}

	/** Asks for the file from its first byte. */
	async open(): Promise<DownloadResponse> {
		for (;;) {
			const response = await this.connection.request({});
			try {
				this.integrity.start(response);
				this.bytes.reset();
				this.isComplete = false;
				return response;
			} catch (error) {
				if (!(error instanceof DownloadRefused)) return await Promise.reject(error);
				await this.connection.leave(error);
			}
		}
	}

	/** Compares later readings with the length that the file had when it was read once. */
	expectLength(bytes: number): void {
		this.integrity.expectLength(bytes);
	}

	/** Ends the connection, and all resuming, when nobody needs the rest. */
	close(): void {
		this.connection.close();
	}

	/**
	 * The bytes of an opened download. This loop is not `retry`: its attempts yield while they run, and
	 * failures are counted afresh after progress.
	 *
	 * @throws RestartRequired when it broke off and cannot be resumed; ZoomError when a check failed
	 */
	async *chunks(opened: DownloadResponse): AsyncGenerator<Buffer, void, undefined> {
		const { integrity, bytes, failures, options } = this;
		const blocks = new BlockReader(integrity, bytes, failures, options.onProgress);
		let response = opened;
		for (;;) {
			try {
				yield* blocks.read(response);
				break;
			} catch (error) {
				response = await this.recover(error, blocks);
			}
		}
		const last = blocks.takeLast();
		if (last.length > 0) yield last;
		this.isComplete = true;
	}

	/** An answer with the rest after a failure, or with the whole file if no block was yielded yet. */
	private async recover(error: unknown, blocks: BlockReader): Promise<DownloadResponse> {
		const signal = this.context.getExecutionCancelSignal();
		signal?.throwIfAborted();
		if (error instanceof DownloadRefused) return await this.goAnotherWay(error, blocks);
		if (error instanceof ZoomError && !(error instanceof BrokenDownload)) this.fail(error);
		if (this.connection.isClosed) throw new DownloadClosed();
		const reason =
			error instanceof EndedEarly
				? lengthError(this.received, this.length ?? 0)
				: brokenDownload(this.connection.address, error);
		this.failures.add(this.received);
		if (this.failures.isTooMany) this.fail(reason);
		await abortableSleep(backoffMs(this.failures.inARow), signal);
		this.integrity.afterFailure(error);
		const next = async () => (await this.resume()) ?? (await this.restart(reason, blocks));
		const onFailure = async (failure: unknown) =>
			this.failures.isBreak(failure)
				? await this.recover(failure, blocks)
				: await Promise.reject(failure);
		return await this.noteFailure(async () => await next().catch(onFailure));
	}

	/**
	 * The file from its first byte, from elsewhere. What arrived was recognized as something else before
	 * a block was yielded.
	 */
	private async goAnotherWay(
		refusal: DownloadRefused,
		blocks: BlockReader,
	): Promise<DownloadResponse> {
		return await this.noteFailure(async () => {
			await this.connection.leave(refusal);
			return await this.restart(refusal, blocks);
		});
	}

	private async noteFailure<Result>(work: () => Promise<Result>): Promise<Result> {
		return await work().catch(async (failure: unknown) => {
			if (failure instanceof ZoomError) this.fail(failure);
			return await Promise.reject(failure);
		});
	}

	private async resume(): Promise<DownloadResponse | undefined> {
		const from = this.received - this.bytes.tail.length;
		const headers = this.integrity.resumeHeaders(from);
		if (headers === undefined) return undefined;
		const { address } = this.connection;
		const response = await this.connection.request(headers);
		// Another address may return another version, and none of its headers proves the contrary.
		const isSame = this.connection.address === address;
		if (isSame && this.integrity.resume(from, response)) return response;
		response.close();
		return undefined;
	}

	private async restart(reason: ZoomError, blocks: BlockReader): Promise<DownloadResponse> {
		const restart = new RestartRequired(reason.message, reason.details);
		if (blocks.isStarted) this.fail(restart);
		const { length } = this;
		const response = await this.open();
		blocks.restart();
		if (this.length === length) return response;
		// A target that was told the other length would wait for bytes that never come.
		response.close();
		return this.fail(restart);
	}

	private fail(error: ZoomError): never {
		this.failure = error;
		throw error;
	}
}
