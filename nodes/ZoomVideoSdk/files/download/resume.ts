/** What is known of a file on its server after the first answer. */
export interface Validators {
	/** An ETag that changes with every byte; weak ones prove nothing about bytes. */
	etag: string | undefined;
	/** Only if it is old enough to be a strong validator. */
	lastModified: string | undefined;
	/**
	 * Content-Length. It counts compressed bytes if n8n's client has decompressed them. The client then
	 * removes Content-Encoding, which would show that.
	 */
	length: number | undefined;
}

export const NO_VALIDATORS: Validators = {
	etag: undefined,
	lastModified: undefined,
	length: undefined,
};

/** A file could change twice within a second, and two clocks differ (RFC 9110 8.8.2.2, RFC 7232 2.2.2). */
const STRONG_DATE_MS = 60_000;

type Headers = Readonly<Record<string, unknown>>;

function header(headers: Headers, name: string): string | undefined {
	const value = headers[name];
	return typeof value === 'string' && value !== '' ? value : undefined;
}

function lengthOf(text: string | undefined): number | undefined {
	return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function strongDate(modified: string | undefined, sent: string | undefined): string | undefined {
	const age = Date.parse(sent ?? '') - Date.parse(modified ?? '');
	return age >= STRONG_DATE_MS ? modified : undefined;
}

/** Reads the validators of a whole answer (status 200). Header names are in lower case. */
export function readValidators(headers: Headers): Validators {
	const etag = header(headers, 'etag');
	const isEncoded = (header(headers, 'content-encoding') ?? 'identity') !== 'identity';
	return {
		etag: etag !== undefined && /^"[^"]*"$/.test(etag) ? etag : undefined,
		lastModified: strongDate(header(headers, 'last-modified'), header(headers, 'date')),
		length: isEncoded ? undefined : lengthOf(header(headers, 'content-length')),
	};
}

/**
 * The headers that ask for the rest of a file, should it still be the same file.
 *
 * @returns `undefined` when nothing could prove that: the download must start again
 */
export function resumeHeaders(
	validators: Validators,
	received: number,
): Record<string, string> | undefined {
	const { etag, lastModified, length } = validators;
	const proof = etag ?? (length === undefined ? undefined : lastModified);
	return proof === undefined ? undefined : { Range: `bytes=${received}-`, 'If-Range': proof };
}

/**
 * A `Content-Range` of bytes with the length of the whole file. Without that length, the end is not
 * known.
 */
function contentRange(
	headers: Headers,
): { first: number; last: number; total: number } | undefined {
	const text = header(headers, 'content-range') ?? '';
	const match = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(text);
	if (match === null) return undefined;
	return { first: Number(match[1]), last: Number(match[2]), total: Number(match[3]) };
}

/** The length of the whole file, according to an answer with a part of it. */
export function lengthOfWhole(headers: Headers): number | undefined {
	return contentRange(headers)?.total;
}

/**
 * Whether an answer to `resumeHeaders` is the rest of the same file: status 206, from the right byte to
 * the end, with unchanged validators. Anything else, a 200 too, means to start again.
 */
export function isRestOf(
	validators: Validators,
	received: number,
	status: number,
	headers: Headers,
): boolean {
	const range = contentRange(headers);
	if (status !== 206 || range === undefined || range.first !== received) return false;
	const { etag, lastModified, length = range.total } = validators;
	const isToEnd = range.last === range.total - 1 && range.total === length;
	// RFC 9110 15.3.7: a 206 has the ETag of the 200. Without it, nothing shows that it is the same.
	const sameTag = etag === undefined || header(headers, 'etag') === etag;
	// The date may be left out, but a server that does not know If-Range leaves it out as well.
	const date = header(headers, 'last-modified') ?? (etag === undefined ? undefined : lastModified);
	const sameDate = lastModified === undefined || date === lastModified;
	return isToEnd && sameTag && sameDate;
}
