import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { InputError } from '../../shared/errors';
import type { JsonObject } from '../../shared/json';
import type { DownloadWays } from './connection/DownloadWays';
import type { DownloadOptions } from './FileDownload';
import { nodeStreamOf, type NodeStream } from './nodeStream';
import { withRestarts } from './withRestarts';

export interface StoreOptions extends DownloadOptions {
	fileName: string;
	mimeType: string;
	/** Largest file, in bytes, where n8n holds binary data in memory on its way to the store. */
	memoryLimit: number;
}

export interface StoredFile {
	binary: IBinaryData;
	bytes: number;
	sha256: string | undefined;
}

/**
 * Yields the chunks, unless the store collects the whole file in memory and it is too large for that.
 *
 * Only n8n's filesystem mode reads a stream piece by piece; the others listen for its data and collect
 * it. A node cannot ask for the mode, but it can see who is listening.
 */
async function* withMemoryLimit(
	chunks: AsyncIterable<Buffer>,
	stream: () => NodeStream,
	length: number | undefined,
	{ memoryLimit }: StoreOptions,
): AsyncGenerator<Buffer, void, undefined> {
	const isCollected = stream().listenerCount('data') > 0;
	let passed = 0;
	const check = (bytes: number) => {
		if (!isCollected || bytes <= memoryLimit) return;
		const size = Math.ceil(bytes / 1_048_576);
		throw new InputError(
			`The file (${size} MiB) is too large for the way this n8n stores binary data`,
			"It would be held in memory completely. Set N8N_DEFAULT_BINARY_DATA_MODE=filesystem, use Upload to send the file straight to where it is kept, or raise 'Memory Limit' in the options.",
		);
	};
	check(length ?? 0);
	for await (const chunk of chunks) {
		passed += chunk.length;
		check(passed);
		yield chunk;
	}
}

/**
 * Downloads a file into n8n's store of binary data, with little memory if the store allows it.
 *
 * @throws ZoomError, InputError; then nothing is left in the store. n8n 2.30 and older leave a part of the
 *   file on their disk until the execution is deleted
 */
export async function storeFile(
	context: IExecuteFunctions,
	ways: DownloadWays,
	file: JsonObject,
	options: StoreOptions,
): Promise<StoredFile> {
	return await withRestarts(context, ways, file, options, async (download) => {
		const response = await download.open();
		const chunks = withMemoryLimit(
			download.chunks(response),
			() => stream,
			download.length,
			options,
		);
		const stream: NodeStream = nodeStreamOf(chunks, response.body);
		const { fileName, mimeType } = options;
		const binary = await context.helpers.prepareBinaryData(stream, fileName, mimeType);
		// n8n keeps folders beside the name. Nodes that store the file go by the name, as those for S3 do.
		const named = { ...binary, fileName };
		return { binary: named, bytes: download.received, sha256: download.sha256 };
	});
}
