import { ZoomError } from '../zoom/ZoomError';

/** The file cannot go on where it broke, and bytes are handed on already: begin anew. */
export class BeginAnew extends ZoomError {}

/** The body ended without an error before all bytes had come. */
export class EndedEarly extends Error {}

/** Nobody wants the rest of the download any more. */
export class DownloadClosed extends Error {
	override readonly message = 'the download was closed';
}
