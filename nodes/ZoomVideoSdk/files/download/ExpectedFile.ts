import type { ZoomError } from '../../shared/errors';
import type { JsonObject } from '../../shared/json';
import { isDecodingError } from '../../zoom/http/networkError';
import { EncodedLength, OtherBytes } from './downloadBreaks';
import type { DownloadOptions } from './downloadOptions';
import { beginningError, lengthError } from './fileChecks';
import type { DownloadReply } from './openDownload';
import { isRestOf, lengthOfWhole, NO_VALIDATORS, readValidators, resumeHeaders } from './resume';

/** What a download is held against: the file as Zoom lists it, and the reply that began it. */
export class ExpectedFile {
	private validators = NO_VALIDATORS;

	/** Whether bytes of a second reply follow those of the first. */
	private isJoined = false;

	/** Length found by reading the file once, in bytes. */
	private counted: number | undefined;

	constructor(
		private readonly file: JsonObject,
		private readonly options: Pick<
			DownloadOptions,
			'checkSize' | 'isLengthEncoded' | 'tellsLength'
		>,
	) {}

	/** Takes note of the headers of a download that begins. */
	begins(reply: DownloadReply): void {
		const validators = readValidators(reply.headers);
		const isEncoded = this.options.isLengthEncoded === true;
		this.validators = isEncoded ? NO_VALIDATORS : validators;
		this.isJoined = false;
	}

	/** Takes note of the length that the file had when it was read. */
	isOfLength(bytes: number): void {
		this.counted = bytes;
	}

	/** Whole length in bytes as far as it is known; certain only once a reply has begun. */
	get length(): number | undefined {
		return this.fileSize ?? this.counted ?? this.validators.length;
	}

	/**
	 * What is wrong once Content-Length turns out to count compressed bytes, of which we do not get to
	 * know: the client lets no body end before or after its Content-Length without an error.
	 *
	 * @returns nothing, unless somebody was told that length
	 * @throws OtherBytes when a rest that was joined does not end where it should
	 */
	announcedError(received: number, isEnd: boolean): ZoomError | undefined {
		const { length } = this.validators;
		if (length === undefined || received === length) return undefined;
		if (received < length && !isEnd) return undefined;
		if (this.isJoined) throw new OtherBytes();
		this.validators = NO_VALIDATORS;
		if (!this.options.tellsLength || this.length !== undefined) return undefined;
		return new EncodedLength('The announced length is not the length of the file', {
			description: 'The server compressed the file. Switch on Count First in the options.',
		});
	}

	/** Whether so many bytes, of a body that ended without an error, are all there are to come. */
	isWhole(received: number): boolean {
		const isAnnounced = received === this.validators.length;
		return isAnnounced || this.length === undefined || received >= this.length;
	}

	/** Takes note of a break; after some there is nothing that could be resumed. */
	breaksOff(error: unknown): void {
		if (error instanceof OtherBytes || isDecodingError(error)) this.validators = NO_VALIDATORS;
	}

	/** What is wrong with the first bytes. */
	beginningError(bytes: Buffer, isWhole: boolean): ZoomError | undefined {
		return beginningError(this.file, bytes, isWhole);
	}

	/** What is wrong with that many bytes as the whole file. */
	lengthError(bytes: number): ZoomError | undefined {
		const wanted = [this.validators.length, this.fileSize, this.counted].find(
			(length) => length !== undefined && length !== bytes,
		);
		return wanted === undefined ? undefined : lengthError(bytes, wanted);
	}

	/** Headers that ask for the rest, if the server can prove that it is the rest of this file. */
	restHeaders(from: number): Record<string, string> | undefined {
		return from > 0 ? resumeHeaders(this.validators, from) : undefined;
	}

	/** Whether a reply is the rest of this file from that byte on, and goes on with it. */
	joins(from: number, reply: DownloadReply): boolean {
		if (!isRestOf(this.validators, from, reply.status, reply.headers)) return false;
		this.isJoined = true;
		// The first answer may not have told it; without it, a rest that ends early would pass for whole.
		this.validators = { ...this.validators, length: lengthOfWhole(reply.headers) };
		return true;
	}

	/** Length that Zoom lists for the file, in bytes. */
	private get fileSize(): number | undefined {
		const size = Number(this.file.file_size);
		const isKnown = this.options.checkSize && Number.isInteger(size) && size > 0;
		return isKnown ? size : undefined;
	}
}
