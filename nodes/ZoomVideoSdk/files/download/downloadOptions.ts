/** What is to be true of the bytes. */
export interface DownloadOptions {
	/** Compare the length with `file_size`. */
	checkSize: boolean;
	sha256: boolean;
	/** The length is told to a target before the bytes, and must not turn out to be another. */
	tellsLength?: boolean;
	/** Content-Length counts compressed bytes, as was found out: it says nothing about the file. */
	isLengthEncoded?: boolean;
	/** Told now and then how far it is. */
	onProgress: (received: number, total: number | undefined) => void;
}
