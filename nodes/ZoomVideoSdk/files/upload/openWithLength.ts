import { InputError } from '../../shared/errors';
import type { DownloadResponse } from '../download/connection/openDownload';
import type { FileDownload } from '../download/FileDownload';

/** Opens the download and finds out its length, which the target needs in advance. */
export async function openWithLength(
	download: FileDownload,
	measureSizeFirst: boolean,
): Promise<{ opened: DownloadResponse; length: number }> {
	const opened = await download.open();
	if (download.length !== undefined) return { opened, length: download.length };
	opened.close();
	if (!measureSizeFirst) {
		throw new InputError(
			'Zoom does not report the size of the file, which the target needs in advance',
			"Turn on 'Measure Size First' in the options. The file is then read an extra time to measure it.",
		);
	}
	for await (const chunk of download.chunks(await download.open())) void chunk;
	const length = download.received;
	download.expectLength(length);
	return { opened: await download.open(), length };
}
