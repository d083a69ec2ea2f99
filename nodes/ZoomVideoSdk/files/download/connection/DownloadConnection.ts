import type { IExecuteFunctions } from 'n8n-workflow';

import type { ApiAccess } from '../../../zoom/auth/credential';
import { DownloadClosed } from './downloadFailures';
import type { DownloadResponse } from './openDownload';
import { requestFile } from './requestFile';

/** The connection to a file: one answer at a time, until it is closed. */
export class DownloadConnection {
	/** Whether nobody needs the file any more. */
	isClosed = false;

	private latest: DownloadResponse | undefined;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly access: ApiAccess,
		readonly address: URL,
	) {}

	/**
	 * Asks for the file, or with `Range` for the rest of it.
	 *
	 * @throws ZoomError when there is none to be had; DownloadClosed
	 */
	async request(headers: Record<string, string>): Promise<DownloadResponse> {
		// An answer that broke off may still hold its connection.
		this.latest?.close();
		const response = await requestFile(this.context, this.access, this.address, headers);
		this.latest = response;
		if (!this.isClosed) return response;
		response.close();
		throw new DownloadClosed();
	}

	close(): void {
		this.isClosed = true;
		this.latest?.close();
	}
}
