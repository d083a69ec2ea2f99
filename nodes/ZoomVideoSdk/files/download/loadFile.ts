import type { IExecuteFunctions } from 'n8n-workflow';

import { ZoomError } from '../../shared/errors';
import type { JsonObject } from '../../shared/json';
import type { DownloadWays } from './connection/DownloadWays';
import type { FileDownload } from './FileDownload';
import { withRestarts } from './withRestarts';

/** Transcripts of a whole day are smaller; anything larger is no text for a workflow. */
const MAX_BYTES = 67_108_864;

async function collect(download: FileDownload): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of download.chunks(await download.open())) {
		chunks.push(chunk);
		if (download.received <= MAX_BYTES) continue;
		throw new ZoomError('The file is too large to be read as text', {
			description: 'Use Download or Upload, which take files of any size.',
		});
	}
	return Buffer.concat(chunks);
}

/**
 * Reads a text file of a recording into memory, with all checks of a download.
 *
 * @throws ZoomError
 */
export async function loadFile(
	context: IExecuteFunctions,
	ways: DownloadWays,
	file: JsonObject,
	verifyFileSize: boolean,
): Promise<Buffer> {
	const options = { verifyFileSize, sha256: false, onProgress: () => undefined };
	return await withRestarts(context, ways, file, options, collect);
}
