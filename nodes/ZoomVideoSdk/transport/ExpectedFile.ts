import { beginningError, lengthError } from '../zoom/fileChecks';
import type { JsonObject } from '../zoom/json';
import { isRestOf, readValidators, resumeHeaders, type Validators } from '../zoom/resume';
import type { ZoomError } from '../zoom/ZoomError';
import type { DownloadReply } from './openDownload';

/** What a download is held against: the file as Zoom lists it, and the reply that began it. */
export class ExpectedFile {
	private validators: Validators = { etag: undefined, lastModified: undefined, length: undefined };

	constructor(
		private readonly file: JsonObject,
		private readonly checkSize: boolean,
	) {}

	/** Takes note of the headers of a download that begins. */
	begins(reply: DownloadReply): void {
		this.validators = readValidators(reply.headers);
	}

	/** Whole length in bytes as far as it is known; certain only once a reply has begun. */
	get length(): number | undefined {
		return this.validators.length ?? this.fileSize;
	}

	/** What is wrong with the first bytes, or with the length that the reply announces. */
	beginningError(bytes: Buffer, isWhole: boolean): ZoomError | undefined {
		const error = beginningError(this.file, bytes, isWhole);
		if (error !== undefined || this.validators.length === undefined) return error;
		// A length that is wrong from the start need not be waited for.
		return this.lengthError(this.validators.length);
	}

	/** What is wrong with that many bytes as the whole file. */
	lengthError(bytes: number): ZoomError | undefined {
		const wanted = [this.validators.length, this.fileSize].find(
			(length) => length !== undefined && length !== bytes,
		);
		return wanted === undefined ? undefined : lengthError(bytes, wanted);
	}

	/** Headers that ask for the rest, if the server can prove that it is the rest of this file. */
	restHeaders(received: number): Record<string, string> | undefined {
		return received > 0 ? resumeHeaders(this.validators, received) : undefined;
	}

	/** Whether a reply is the rest of this file from that byte on. */
	isRest(received: number, reply: DownloadReply): boolean {
		return isRestOf(this.validators, received, reply.status, reply.headers);
	}

	/** Length that Zoom lists for the file, in bytes. */
	private get fileSize(): number | undefined {
		const size = Number(this.file.file_size);
		const isKnown = this.checkSize && Number.isInteger(size) && size > 0;
		return isKnown ? size : undefined;
	}
}
