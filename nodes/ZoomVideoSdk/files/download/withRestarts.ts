import type { IExecuteFunctions } from 'n8n-workflow';

import type { JsonObject } from '../../shared/json';
import { retry, type RetryPolicy } from '../../shared/async/retry';
import { RestartRequired } from './connection/downloadFailures';
import type { DownloadWays } from './connection/DownloadWays';
import { FileDownload, type DownloadOptions } from './FileDownload';

/** A file may fail again at another place. After this many attempts, it is given up. */
const MAX_ATTEMPTS = 3;

/**
 * Does something with a download, and starts over if it failed and could not be resumed.
 *
 * @param use receives a download that is not opened yet; discards what it did with an earlier one
 * @throws ZoomError, and what `use` throws
 */
export async function withRestarts<Result>(
	context: IExecuteFunctions,
	ways: DownloadWays,
	file: JsonObject,
	options: DownloadOptions,
	use: (download: FileDownload) => Promise<Result>,
): Promise<Result> {
	const attempt = async () => {
		const download = new FileDownload(context, ways, file, options);
		try {
			return await use(download);
		} catch (error) {
			download.close();
			// A store replaces the error of what failed here with its own.
			return await Promise.reject(download.failure ?? error);
		}
	};
	const policy: RetryPolicy = (error, attempts) =>
		error instanceof RestartRequired && attempts < MAX_ATTEMPTS ? 0 : undefined;
	return await retry(attempt, policy, context.getExecutionCancelSignal());
}
