import { ZoomError } from '../../shared/errors';
import type { JsonObject } from '../../shared/json';
import { isDecodingError } from '../../zoom/http/networkError';
import { DownloadRefused, EncodedLength, OtherBytes } from './connection/downloadFailures';
import type { DownloadResponse } from './connection/openDownload';
import {
	FIRST_BYTES,
	isRefusal,
	problemOfFirstBytes,
	problemOfHeaders,
	problemOfShortBytes,
} from './fileFormat';
import { isRestOf, lengthOfWhole, NO_VALIDATORS, readValidators, resumeHeaders } from './resume';

/** What must be true of the bytes of a file. */
export interface IntegrityOptions {
	/** Compare the length with `file_size`. */
	verifyFileSize: boolean;
	/** The length is declared to a target before the bytes are sent, so it must be right. */
	declaresLength?: boolean;
	/** Content-Length was found to count compressed bytes: it says nothing about the file. */
	isLengthEncoded?: boolean;
}

function notTheFile(problem: string): ZoomError {
	const message = `The response is not the requested file: ${problem}`;
	const description =
		'Nothing was saved. If it is a web page, Zoom or a proxy asks for a sign-in. Check the API key of the credential, get the recordings again and retry.';
	return isRefusal(problem)
		? new DownloadRefused(message, { description }, problem)
		: new ZoomError(message, { description });
}

/**
 * The error of a file whose first bytes are not those of its type.
 *
 * @param bytes the first `FIRST_BYTES` at least, or all that arrived
 * @param isWhole whether no more will come; of a file that broke off early only what is surely something
 *   else is rejected
 */
export function beginningError(
	file: JsonObject,
	bytes: Uint8Array,
	isWhole: boolean,
): ZoomError | undefined {
	const first = bytes.subarray(0, FIRST_BYTES);
	const problem =
		isWhole || bytes.length >= FIRST_BYTES
			? problemOfFirstBytes(file, first)
			: problemOfShortBytes(first);
	return problem === undefined ? undefined : notTheFile(problem);
}

/** The error for a file whose length is wrong, or is said to be. */
export function lengthError(bytes: number, expected: number): ZoomError {
	return new ZoomError(`File size mismatch: ${bytes} bytes instead of ${expected}`, {
		description:
			"Nothing was saved. If this stays so for the file and it is good all the same, switch off 'Verify File Size' in the options.",
	});
}

/**
 * Whether the bytes of a download are the whole, true file: compared with what Zoom lists of the file, and
 * with the headers of the answer that the download began with.
 */
export class FileIntegrity {
	private validators = NO_VALIDATORS;

	/** Whether bytes of a second answer follow those of the first. */
	private isResumed = false;

	/** Length found by reading the file once, in bytes. */
	private countedLength: number | undefined;

	constructor(
		private readonly file: JsonObject,
		private readonly options: IntegrityOptions,
	) {}

	/**
	 * Begins with the headers of an answer that has the file from its first byte.
	 *
	 * @throws DownloadRefused, ZoomError when they are not those of the file
	 */
	start(response: DownloadResponse): void {
		const problem = problemOfHeaders(this.file, response.headers);
		if (problem !== undefined) throw notTheFile(problem);
		const isEncoded = this.options.isLengthEncoded === true;
		this.validators = isEncoded ? NO_VALIDATORS : readValidators(response.headers);
		this.isResumed = false;
	}

	/** Compares with the length that the file had when it was read once. */
	expectLength(bytes: number): void {
		this.countedLength = bytes;
	}

	/** Whole length in bytes as far as it is known; certain only after `start`. */
	get length(): number | undefined {
		return this.fileSize ?? this.countedLength ?? this.validators.length;
	}

	/**
	 * Finds out that Content-Length counts compressed bytes, whose number is not known here: the client
	 * lets no body end before or after its Content-Length without an error.
	 *
	 * @throws EncodedLength when that length was declared to somebody; OtherBytes when a rest that was
	 *   joined does not end where it should
	 */
	checkDeclaredLength(received: number, isEnd: boolean): void {
		const { length } = this.validators;
		if (length === undefined || received === length) return;
		if (received < length && !isEnd) return;
		if (this.isResumed) throw new OtherBytes();
		this.validators = NO_VALIDATORS;
		if (!this.options.declaresLength || this.length !== undefined) return;
		throw new EncodedLength('The announced length differs from the length of the file', {
			description: "The server compressed the file. Switch on 'Measure Size First' in the options.",
		});
	}

	/** Whether so many bytes, of a body that ended without an error, are all that will come. */
	isWhole(received: number): boolean {
		const isDeclared = received === this.validators.length;
		return isDeclared || this.length === undefined || received >= this.length;
	}

	/**
	 * Whether so many bytes are all of them, even if the body has not ended. Content-Length by itself
	 * does not say so: it may count compressed bytes.
	 */
	isSurelyWhole(received: number): boolean {
		const { length } = this.validators;
		const known = this.fileSize ?? this.countedLength ?? (this.isResumed ? length : undefined);
		return received === known && received === (length ?? received);
	}

	/** @throws ZoomError when the first bytes are not those of the file's type */
	checkBeginning(bytes: Buffer, isWhole: boolean): void {
		const error = beginningError(this.file, bytes, isWhole);
		if (error !== undefined) throw error;
	}

	/** @throws ZoomError when that many bytes are not the whole file */
	checkLength(bytes: number): void {
		const expected = [this.validators.length, this.fileSize, this.countedLength].find(
			(length) => length !== undefined && length !== bytes,
		);
		if (expected !== undefined) throw lengthError(bytes, expected);
	}

	/** After some failures, nothing proves that a rest still belongs to this file. */
	afterFailure(error: unknown): void {
		if (error instanceof OtherBytes || isDecodingError(error)) this.validators = NO_VALIDATORS;
	}

	/** Headers that ask for the rest, if the server can prove that it is the rest of this file. */
	resumeHeaders(from: number): Record<string, string> | undefined {
		return from > 0 ? resumeHeaders(this.validators, from) : undefined;
	}

	/** Continues with an answer if it is the rest of this file from that byte on. */
	resume(from: number, response: DownloadResponse): boolean {
		if (!isRestOf(this.validators, from, response.status, response.headers)) return false;
		this.isResumed = true;
		// The first answer may not have had it. Without it, a rest that ends early would pass as complete.
		this.validators = { ...this.validators, length: lengthOfWhole(response.headers) };
		return true;
	}

	/** Length that Zoom lists for the file, in bytes. */
	private get fileSize(): number | undefined {
		const size = Number(this.file.file_size);
		const isKnown = this.options.verifyFileSize && Number.isInteger(size) && size > 0;
		return isKnown ? size : undefined;
	}
}
