import { InputError, ZoomError } from '../../../shared/errors';
import { parseJson } from '../../../shared/json';
import type { TrustedHosts } from '../../../zoom/auth/trustedHosts';
import { isRetryable, isTaken, toUploadError, type UploadResponse } from '../target/uploadResponse';
import { parseUploadUrl } from '../target/uploadUrl';
import type { ByteRange, ChunkAnswer, ChunkProtocol, UploadedPart } from './chunkProtocol';
import { isReadAhead } from './chunkSize';

const MIB = 1_048_576;

const ADVICE =
	'Check that each address is for PUT of its part (uploadId, partNumber) and still valid: sign them for as long as the upload can take.';

function readPartUrl(value: unknown, number: number, hosts: TrustedHosts): URL {
	const url = parseUploadUrl(
		typeof value === 'string' ? value : '',
		hosts,
		'Part URLs',
		`, entry ${number}`,
	);
	const part = url.searchParams.get('partNumber');
	if (part === null || Number(part) === number) return url;
	throw new InputError(
		`'Part URLs', entry ${number}: this is the address of part ${part.slice(0, 20)}`,
		'Give the addresses of all parts from 1 on, in the order of their numbers.',
	);
}

/**
 * Reads the addresses of the parts: a list of texts, or its JSON.
 *
 * @throws InputError
 */
export function readPartUrls(value: unknown, hosts: TrustedHosts): readonly [URL, ...URL[]] {
	const list: unknown = typeof value === 'string' ? parseJson(value) : value;
	const [first, ...rest] = Array.isArray(list)
		? list.map((each: unknown, at) => readPartUrl(each, at + 1, hosts))
		: [];
	if (first !== undefined) return [first, ...rest];
	throw new InputError(
		"'Part URLs': this is not a list of addresses",
		'Give the pre-signed addresses of all parts in order, such as {{ $json.part_urls }}.',
	);
}

/**
 * The parts of an S3 multipart upload, each with a pre-signed address of its own, in order. A part may
 * be sent again; the last one counts. The user completes the upload with the parts that are returned.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html
 */
export function s3Parts(urls: readonly [URL, ...URL[]], partSizeMiB: number): ChunkProtocol {
	const partBytes = partSizeMiB * MIB;
	const parts = new Map<number, UploadedPart>();
	const indexOf = (offset: number) => Math.floor(offset / partBytes);
	const urlOf = (offset: number) => urls[indexOf(offset)] ?? urls[0];
	const [{ host }] = urls;

	function readPart(response: UploadResponse, { offset, length, total }: ByteRange): ChunkAnswer {
		if (isTaken(response)) {
			const { etag } = response.headers;
			if (typeof etag !== 'string' || etag === '') {
				const error = new ZoomError(`${host} returned no ETag for part ${indexOf(offset) + 1}`, {
					description: 'Without it the upload cannot be completed. Check the address of the part.',
				});
				return { kind: 'failed', error };
			}
			parts.set(indexOf(offset), { PartNumber: indexOf(offset) + 1, ETag: etag });
			const next = offset + length;
			return next < total ? { kind: 'continue', next } : { kind: 'done' };
		}
		if (isRetryable(response)) return { kind: 'askAgain' };
		if (response.status === 404) return { kind: 'gone' };
		return { kind: 'failed', error: toUploadError(response, urlOf(offset), ADVICE) };
	}

	return {
		host,
		chunkBytes: partBytes,
		readsAhead: isReadAhead(partBytes),
		hasMd5: false,
		advice: ADVICE,
		checkLength(total) {
			// An earlier attempt may have had more of them.
			parts.clear();
			const needed = Math.max(1, Math.ceil(total / partBytes));
			if (needed <= urls.length) return;
			throw new InputError(
				`'Part URLs': ${urls.length} addresses are too few for a file of ${total} bytes`,
				`In parts of ${partSizeMiB} MiB it needs ${needed}. Sign more addresses, or raise the part size.`,
			);
		},
		chunkRequest: ({ offset }) => ({ method: 'PUT', url: urlOf(offset), headers: {} }),
		statusRequest: () => undefined,
		readAnswer: (response, sent) =>
			sent === undefined ? { kind: 'askAgain' } : readPart(response, sent),
		parts: () => [...parts.values()].sort((one, other) => one.PartNumber - other.PartNumber),
	};
}
