import { ZoomError, type ZoomErrorDetails } from '../../../shared/errors';

/**
 * With the token that was sent, the address returned something other than the file: another way may
 * work.
 */
export class DownloadRefused extends ZoomError {
	/** @param answer what arrived, in a word or two; shown in brackets */
	constructor(
		message: string,
		details: ZoomErrorDetails,
		readonly answer: string,
	) {
		super(message, details);
	}
}

/** The file cannot be resumed, and some of its bytes were passed on: start again from the first byte. */
export class RestartRequired extends ZoomError {}

/** The connection broke, none was made, or the server was busy, however often it was tried within some seconds. */
export class BrokenDownload extends ZoomError {}

/** The length that was declared beforehand counts compressed bytes: start again without it. */
export class EncodedLength extends RestartRequired {}

/** What arrived as the rest of the file is not the rest of this file. */
export class OtherBytes extends Error {
	override readonly message = 'the rest that arrived belongs to another file';
}

/** The body ended without an error before all bytes had arrived. */
export class EndedEarly extends Error {}

/** No bytes arrived for too long. */
export class SilentServer extends Error {
	constructor(milliseconds: number) {
		super(`no bytes arrived for ${Math.round(milliseconds / 1000)} seconds`);
	}
}

/** Nobody needs the rest of the download. */
export class DownloadClosed extends Error {
	override readonly message = 'the download was closed';
}
