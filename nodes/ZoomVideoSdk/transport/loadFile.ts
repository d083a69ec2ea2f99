import type { IExecuteFunctions } from 'n8n-workflow';

import type { ApiAccess } from '../zoom/credential';
import type { JsonObject } from '../zoom/json';
import { ZoomError } from '../zoom/ZoomError';
import type { FileDownload } from './FileDownload';
import { withBeginnings } from './withBeginnings';

/** Transcripts of a whole day stay below; anything larger is no text for a workflow. */
const MAX_BYTES = 67_108_864;

async function collect(download: FileDownload): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of download.chunks(await download.open())) {
		chunks.push(chunk);
		if (download.received <= MAX_BYTES) continue;
		throw new ZoomError('The file is too large to be read as text', {
			description: 'Use Download or Transfer, which take files of any size.',
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
	host: IExecuteFunctions,
	access: ApiAccess,
	file: JsonObject,
	checkSize: boolean,
): Promise<Buffer> {
	const options = { checkSize, sha256: false, onProgress: () => undefined };
	return await withBeginnings(host, access, file, options, collect);
}
