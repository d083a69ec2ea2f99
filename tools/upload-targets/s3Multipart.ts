import { createHash, createHmac, randomBytes, randomUUID, type Hash } from 'node:crypto';

import { readText, receive, type Exchange, type Route, type TargetState } from './exchange';
import { ReplyError, s3Error, xml, type Reply } from './reply';
import { StoredBytes } from './StoredBytes';

const SMALLEST_PART = 5 * 1_048_576;

interface Part {
	etag: string;
	size: number;
	/** Of the file up to the end of this part, if the parts before it were there. */
	digest: Hash | undefined;
}

interface Upload {
	bucket: string;
	key: string;
	parts: Map<number, Part>;
}

export interface S3Multipart {
	/** Begins an upload, and signs addresses for so many parts. */
	begin(bucket: string, key: string, parts: number): { uploadId: string; urls: string[] };
	routes: Route[];
}

/** The parts of an S3 multipart upload at pre-signed addresses, and the call that joins them. */
export function s3Multipart({ files }: TargetState, origin: () => string): S3Multipart {
	const secret = randomBytes(16);
	const uploads = new Map<string, Upload>();

	/** Of the stand-in's own making: it shows that the address came unchanged. */
	const signatureOf = (url: URL) => {
		const signed = `${url.pathname}?${url.searchParams.get('uploadId')}&${url.searchParams.get('partNumber')}`;
		return createHmac('sha256', secret).update(signed).digest('hex');
	};

	function uploadOf({ url, fault, request }: Exchange): Upload {
		const id = url.searchParams.get('uploadId') ?? '';
		if (fault?.kind === 'forgetSession') uploads.delete(id);
		const upload = uploads.get(id);
		if (upload !== undefined) return upload;
		request.resume();
		throw new ReplyError(s3Error(404, 'NoSuchUpload', 'The specified upload does not exist.'));
	}

	async function putPart(exchange: Exchange): Promise<Reply> {
		const { url, fault } = exchange;
		const upload = uploadOf(exchange);
		if (url.searchParams.get('X-Amz-Signature') !== signatureOf(url)) {
			return s3Error(403, 'SignatureDoesNotMatch', 'The signature does not match.');
		}
		if (fault?.kind === 'doneEarly') return { status: 200, headers: { etag: '"early"' } };
		const number = Number(url.searchParams.get('partNumber'));
		const stored = new StoredBytes(65_536);
		const before = upload.parts.get(number - 1)?.digest?.copy();
		const digest = number === 1 ? createHash('sha256') : before;
		await receive(exchange, (bytes) => {
			stored.write(bytes);
			digest?.update(bytes);
		});
		stored.keep();
		const etag = `"${stored.md5.toString('hex')}"`;
		upload.parts.set(number, { etag, size: stored.size, digest });
		return { status: 200, headers: { etag } };
	}

	async function complete(exchange: Exchange): Promise<Reply> {
		const upload = uploadOf(exchange);
		const text = await readText(exchange);
		const wanted = [...text.matchAll(/<Part>([^]*?)<\/Part>/g)].map(([, part = '']) => ({
			number: Number(/<PartNumber>(\d+)</.exec(part)?.[1]),
			etag: (/<ETag>([^<]+)</.exec(part)?.[1] ?? '').replaceAll('&quot;', '"'),
		}));
		const numbers = wanted.map(({ number }) => number);
		if (numbers.some((number, at) => at > 0 && number <= (numbers[at - 1] ?? 0))) {
			return s3Error(400, 'InvalidPartOrder', 'The list of parts was not in ascending order.');
		}
		const parts = wanted.map(({ number, etag }) => {
			const part = upload.parts.get(number);
			return part?.etag === etag ? part : undefined;
		});
		const found = parts.filter((part) => part !== undefined);
		if (found.length === 0 || found.length < parts.length) {
			return s3Error(400, 'InvalidPart', 'One or more of the parts could not be found.');
		}
		if (found.slice(0, -1).some(({ size }) => size < SMALLEST_PART)) {
			return s3Error(400, 'EntityTooSmall', 'A part is smaller than the minimum allowed size');
		}
		const { bucket, key } = upload;
		const size = found.reduce((sum, part) => sum + part.size, 0);
		const sha256 = found.at(-1)?.digest?.copy().digest('hex');
		files.push({ target: 's3', id: key, name: key, size, sha256, place: bucket });
		return xml(
			200,
			`<CompleteMultipartUploadResult><Bucket>${bucket}</Bucket><Key>${key}</Key></CompleteMultipartUploadResult>`,
		);
	}

	const path = /^\/s3\/(?<bucket>[^/]+)\/(?<key>.+)$/;
	return {
		begin(bucket, key, parts) {
			const uploadId = randomUUID();
			uploads.set(uploadId, { bucket, key, parts: new Map() });
			const urls = Array.from({ length: parts }, (_, at) => {
				const url = new URL(`/s3/${bucket}/${key}`, origin());
				url.searchParams.set('partNumber', String(at + 1));
				url.searchParams.set('uploadId', uploadId);
				url.searchParams.set('X-Amz-Signature', signatureOf(url));
				return url.href;
			});
			return { uploadId, urls };
		},
		routes: [
			{ method: 'PUT', path, place: () => 's3.part', handle: putPart },
			{ method: 'POST', path, place: () => 's3.complete', handle: complete },
		],
	};
}
