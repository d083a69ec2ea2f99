import type { IExecuteFunctions } from 'n8n-workflow';

import type { JsonObject } from '../../shared/json';
import type { ApiAccess } from '../../zoom/auth/credential';
import { RestartRequired } from './downloadBreaks';
import type { DownloadOptions } from './downloadOptions';
import { FileDownload } from './FileDownload';

/** A file may break anew at another place; after this many beginnings it is given up. */
const MAX_BEGINNINGS = 3;

/**
 * Does something with a download, from the start again where it broke and could not go on.
 *
 * @param use gets a download that is not opened yet; what it did with an earlier one is to be dropped
 * @throws ZoomError, and what `use` throws
 */
export async function withRestarts<T>(
	context: IExecuteFunctions,
	access: ApiAccess,
	file: JsonObject,
	options: DownloadOptions,
	use: (download: FileDownload) => Promise<T>,
): Promise<T> {
	for (let beginning = 1; ; beginning += 1) {
		const download = new FileDownload(context, access, file, options);
		try {
			return await use(download);
		} catch (error) {
			download.close();
			// A store makes an error of its own of what failed here.
			const reason: unknown = download.failure ?? error;
			if (!(reason instanceof RestartRequired) || beginning >= MAX_BEGINNINGS) {
				return await Promise.reject(reason);
			}
		}
	}
}
