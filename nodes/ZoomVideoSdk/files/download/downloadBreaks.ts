import { ZoomError } from '../../shared/errors';

/** The file cannot go on where it broke, and bytes are handed on already: begin anew. */
export class RestartRequired extends ZoomError {}

/** The length that was told beforehand counts compressed bytes: begin anew without it. */
export class EncodedLength extends RestartRequired {}

/** What came as the rest of the file is not the rest of this file. */
export class OtherBytes extends Error {
	override readonly message = 'the rest that came belongs to another file';
}

/** The body ended without an error before all bytes had come. */
export class EndedEarly extends Error {}

/** Nobody wants the rest of the download any more. */
export class DownloadClosed extends Error {
	override readonly message = 'the download was closed';
}
