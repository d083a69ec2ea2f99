/** What is to be true of the bytes. */
export interface DownloadOptions {
	/** Compare the length with `file_size`. */
	checkSize: boolean;
	sha256: boolean;
	/** Told now and then how far it is. */
	onProgress: (received: number, total: number | undefined) => void;
}
