import type { IExecuteFunctions } from 'n8n-workflow';

import { DownloadClosed, DownloadRefused } from './downloadFailures';
import type { DownloadWays } from './DownloadWays';
import type { DownloadResponse } from './openDownload';
import { requestFile } from './requestFile';

/** The connection to a file: one answer at a time, until it is closed. */
export class DownloadConnection {
	/** Whether nobody needs the file any more. */
	isClosed = false;

	private latest: DownloadResponse | undefined;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly ways: DownloadWays,
	) {}

	/** The address in use. Each request may change it, if that address is refused. */
	get address(): URL {
		return this.ways.current.address;
	}

	/**
	 * Asks for the file, or with `Range` for the rest of it, trying one way after the other.
	 *
	 * @throws ZoomError when no way works; DownloadClosed
	 */
	async request(headers: Record<string, string>): Promise<DownloadResponse> {
		// An answer that broke off may still hold its connection.
		this.latest?.close();
		const response = await this.ask(headers);
		this.latest = response;
		if (!this.isClosed) return response;
		response.close();
		throw new DownloadClosed();
	}

	/**
	 * Gives up a way that returned something other than the file.
	 *
	 * @throws ZoomError when there is no other
	 */
	async leave(refusal: DownloadRefused): Promise<void> {
		this.latest?.close();
		await this.ways.turn(refusal);
	}

	close(): void {
		this.isClosed = true;
		this.latest?.close();
	}

	private async ask(headers: Record<string, string>): Promise<DownloadResponse> {
		for (;;) {
			try {
				return await requestFile(this.context, this.ways.access, this.ways.current, headers);
			} catch (error) {
				if (!(error instanceof DownloadRefused)) return await Promise.reject(this.ways.told(error));
				if (this.isClosed) return await Promise.reject(error);
				await this.ways.turn(error);
			}
		}
	}
}
